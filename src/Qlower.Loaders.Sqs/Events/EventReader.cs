using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.Sqs.Events;

/// <summary>
/// Reads the messages that S3, SNS and EventBridge send. Messages are not trusted: whatever one contains, reading it does not throw. Size, version and
/// sequencer of an event are ignored, because the source reads the object as it is when it is received.
/// </summary>
internal sealed class EventReader
{
    /// <summary>The longest message that SQS accepts.</summary>
    private const int LongestBody = 1 << 20;

    /// <summary>EventBridge in SNS is the deepest that AWS itself can wrap an event.</summary>
    private const int MostEnvelopes = 2;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private readonly List<BucketObject> _objects = [];
    private string? _problem;

    private EventReader()
    {
    }

    public static BucketEvents Read(string? body)
    {
        var reader = new EventReader();
        reader.ReadMessage(body ?? "", 0);
        return new BucketEvents([.. reader._objects.Distinct()], reader._problem);
    }

    private void ReadMessage(string json, int envelopes)
    {
        if (json.Length > LongestBody)
        {
            AddProblem("The message is longer than a mebibyte.");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), Strict);
            ReadRoot(document.RootElement, envelopes);
        }
        catch (JsonException error)
        {
            // The text of the exception quotes the message.
            AddProblem($"The message is not JSON, has a name twice or is too deep: line {error.LineNumber + 1}, byte {error.BytePositionInLine}.");
        }
        catch (InvalidOperationException)
        {
            // An escape of an unpaired surrogate fails the search for repeated names and the reading of a text.
            AddProblem("The message has a name or a text with an unpaired surrogate.");
        }
    }

    private void ReadRoot(JsonElement root, int envelopes)
    {
        if (root.Find("Records") is { ValueKind: JsonValueKind.Array } records)
        {
            foreach (var record in records.EnumerateArray())
            {
                ReadRecord(record);
            }
        }
        else if (root.FindText("Type") == "Notification" && root.FindText("Message") is { } message && envelopes < MostEnvelopes)
        {
            ReadMessage(message, envelopes + 1);
        }
        else if (root.FindText("detail-type") is { } type && root.FindText("source") == "aws.s3")
        {
            ReadBridged(root, type);
        }
        else if (root.FindText("Event") != "s3:TestEvent")
        {
            AddProblem("The message is neither a notification of S3, nor one of SNS around it, nor an event of S3 from EventBridge.");
        }
    }

    private void ReadRecord(JsonElement record)
    {
        if (record.FindText("eventName") is not { } name)
        {
            AddProblem("A record has no eventName.");
            return;
        }

        // Amazon omits the prefix here; other servers do not.
        if (name.StartsWith("ObjectCreated:", StringComparison.Ordinal) || name.StartsWith("s3:ObjectCreated:", StringComparison.Ordinal))
        {
            var s3 = record.Find("s3");
            var key = s3?.Find("object")?.FindText("key");
            Add(s3?.Find("bucket")?.FindText("name"), key is null ? null : ObjectKey.Decode(key));
        }
    }

    private void ReadBridged(JsonElement root, string type)
    {
        if (type == "Object Created")
        {
            var detail = root.Find("detail");
            Add(detail?.Find("bucket")?.FindText("name"), detail?.Find("object")?.FindText("key"));
        }
    }

    private void Add(string? bucket, string? key)
    {
        if (bucket is null || !IsBucket(bucket))
        {
            AddProblem("A record has no name of a bucket.");
        }
        else if (key is null || !ObjectKey.IsPossible(key))
        {
            AddProblem("A record has no key of an object.");
        }
        else
        {
            _objects.Add(new BucketObject(bucket, key));
        }
    }

    /// <summary>Whether a text has the characters of a bucket name, and at most the length of the oldest ones.</summary>
    private static bool IsBucket(string name) =>
        name.Length is > 0 and <= 255 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_');

    private void AddProblem(string problem) => _problem ??= problem;
}
