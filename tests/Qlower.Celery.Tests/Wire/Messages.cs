using System.Text;
using Qlower.Celery.Wire;
using RabbitMQ.Client;

namespace Qlower.Celery.Tests.Wire;

/// <summary>Messages as they come from a broker: texts of headers as bytes.</summary>
internal static class Messages
{
    public const string Body = """[["bkt", "in/a.json"], {"tenant": "t1", "size": 12}, {"callbacks": null, "errbacks": null, "chain": null, "chord": null}]""";

    public static Dictionary<string, object?> Headers(params (string Name, object? Value)[] changes)
    {
        var id = Text("00000000-0000-4000-8000-000000000001");
        var headers = new Dictionary<string, object?>
        {
            ["lang"] = Text("py"),
            ["task"] = Text("qlower.loaders.process_file"),
            ["id"] = id,
            ["shadow"] = null,
            ["eta"] = null,
            ["expires"] = null,
            ["group"] = null,
            ["group_index"] = null,
            ["retries"] = 0,
            ["timelimit"] = new List<object?> { null, null },
            ["root_id"] = id,
            ["parent_id"] = null,
            ["argsrepr"] = Text("['bkt', 'in/a.json']"),
            ["kwargsrepr"] = Text("{'tenant': 't1', 'size': 12}"),
            ["origin"] = Text("gen16411@vm"),
            ["ignore_result"] = false,
        };
        foreach (var (name, value) in changes)
        {
            headers[name] = value is string text ? Text(text) : value;
        }

        return headers;
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static BasicProperties Properties(IDictionary<string, object?>? headers = null) => new()
    {
        ContentType = "application/json",
        ContentEncoding = "utf-8",
        DeliveryMode = DeliveryModes.Persistent,
        Priority = 0,
        CorrelationId = "00000000-0000-4000-8000-000000000001",
        ReplyTo = "1b90675b-3c74-3fd7-8f92-a1ca84237676",
        Headers = headers ?? Headers(),
    };

    public static TaskMessage Decode(string body = Body, BasicProperties? properties = null) => Decode(Text(body), properties);

    public static TaskMessage Decode(byte[] body, BasicProperties? properties = null)
    {
        var decoded = new TaskDecoder(1 << 20).TryDecode(properties ?? Properties(), body, out var message, out var poison);

        Assert.That(decoded, Is.True, poison?.Reason);
        return message!;
    }

    public static PoisonMessage Poison(string body = Body, BasicProperties? properties = null) => Poison(Text(body), properties);

    public static PoisonMessage Poison(byte[] body, BasicProperties? properties = null)
    {
        var decoded = new TaskDecoder(1 << 20).TryDecode(properties ?? Properties(), body, out _, out var poison);

        Assert.That(decoded, Is.False);
        return poison!;
    }
}
