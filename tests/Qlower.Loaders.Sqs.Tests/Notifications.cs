using System.Globalization;
using System.Text.Json;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>Messages in the formats of AWS.</summary>
internal static class Notifications
{
    public const string TestEvent =
        """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-05T09:46:28.526Z","Bucket":"ql-loader-stg-azur","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4"}""";

    private static int _sequence;

    /// <summary>What S3 sends for objects that were put.</summary>
    public static string Created(string bucket, params string[] keys) => Records([.. keys.Select(key => Record(bucket, Encode(key)))]);

    public static string Records(params string[] records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";

    public static string Record(string bucket, string encodedKey, string eventName = "ObjectCreated:Put") =>
        $$$"""
        {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-3","eventTime":"2026-01-05T09:46:28.526Z","eventName":"{{{eventName}}}",
        "userIdentity":{"principalId":"AWS:AIDAINPONIXMPLT3IKHL2"},"requestParameters":{"sourceIPAddress":"192.0.2.10"},
        "responseElements":{"x-amz-request-id":"D82B88E5F771F645","x-amz-id-2":"vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ"},
        "s3":{"s3SchemaVersion":"1.0","configurationId":"loads","bucket":{"name":"{{{bucket}}}","ownerIdentity":{"principalId":"A3I5XTEXAMAI3E"},
        "arn":"arn:aws:s3:::{{{bucket}}}"},"object":{"key":"{{{encodedKey}}}","size":1305107,"eTag":"b21b84d653bb07b05b1e6b33684dc11b",
        "versionId":"null","sequencer":"{{{Sequencer()}}}"} } }
        """;

    /// <summary>What EventBridge sends: the key is as it is.</summary>
    public static string Bridged(string bucket, string key, string type = "Object Created") =>
        $$$"""
        {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"{{{type}}}","source":"aws.s3","account":"111122223333",
        "time":"2026-01-05T09:46:28Z","region":"eu-west-3","resources":["arn:aws:s3:::{{{bucket}}}"],"detail":{"version":"0",
        "bucket":{"name":"{{{bucket}}}"},"object":{"key":{{{JsonSerializer.Serialize(key)}}},"size":5,"etag":"b1946ac92492d2347c6235b4d2611184",
        "version-id":"IYV3p45BT0ac8hjHg1houSdS1a.Mro8e","sequencer":"{{{Sequencer()}}}"},"request-id":"N4N7GDK58NMKJ12R","requester":"123456789012",
        "source-ip-address":"192.0.2.10","reason":"PutObject"}}
        """;

    /// <summary>What SNS makes of a message when delivery is not raw.</summary>
    public static string Enveloped(string message) =>
        $$"""
        {"Type":"Notification","MessageId":"22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324","TopicArn":"arn:aws:sns:eu-west-3:111122223333:loads",
        "Subject":"Amazon S3 Notification","Message":{{JsonSerializer.Serialize(message)}},"Timestamp":"2026-01-05T09:46:28.526Z",
        "SignatureVersion":"1","Signature":"EXAMPLE","SigningCertURL":"https://sns.example/x.pem","UnsubscribeURL":"https://sns.example/u"}
        """;

    private static string Encode(string key) =>
        Uri.EscapeDataString(key).Replace("%20", "+", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);

    private static string Sequencer() => Interlocked.Increment(ref _sequence).ToString("X18", CultureInfo.InvariantCulture);
}
