using System.Collections;
using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Wire;

/// <summary>Headers of a task message, both ways.</summary>
internal static class TaskHeaderCodec
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "lang", "task", "id", "shadow", "eta", "expires", "group", "group_index", "retries", "timelimit", "root_id", "parent_id", "argsrepr",
        "kwargsrepr", "origin", "ignore_result", TransportHeaders.Compression,
    };

    public static Dictionary<string, object?> Write(TaskHeader header)
    {
        var table = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            // The language of the task's worker as Celery's protocol has it, not that of the sender; every Celery worker is one of "py".
            ["lang"] = "py",
            ["task"] = header.Task,
            ["id"] = header.Id,
            ["shadow"] = header.Shadow,
            ["eta"] = Time(header.Eta),
            ["expires"] = Time(header.Expires),
            ["group"] = header.Group,
            ["group_index"] = header.GroupIndex,
            ["retries"] = header.Retries,
            ["timelimit"] = new List<object?> { HeaderValue.FromSeconds(header.TimeLimit), HeaderValue.FromSeconds(header.SoftTimeLimit) },
            ["root_id"] = header.RootId,
            ["parent_id"] = header.ParentId,
            ["argsrepr"] = header.ArgsRepr ?? "",
            ["kwargsrepr"] = header.KwargsRepr ?? "",
            ["origin"] = header.Origin,
            ["ignore_result"] = header.IgnoreResult,
        };
        foreach (var (name, value) in header.Other)
        {
            // A task's own header never takes the place of one that the protocol lives on.
            table.TryAdd(name, value);
        }

        return table;
    }

    /// <summary>Reads the headers of protocol 2.</summary>
    /// <returns>The header, or <see langword="null"/> with what is wrong.</returns>
    public static TaskHeader? Read(IDictionary<string, object?> table, out PoisonMessage? poison)
    {
        var (task, id) = (Text("task"), Text("id"));
        poison = null;
        if (string.IsNullOrEmpty(id))
        {
            poison = new PoisonMessage(PoisonKind.MissingId, $"The message names the task '{task}', but has no id.") { Task = task };
            return null;
        }

        DateTimeOffset? eta = null, expires = null;
        foreach (var (name, value) in new[] { ("eta", Text("eta")), ("expires", Text("expires")) })
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (!WireTime.TryParse(value, out var time))
            {
                poison = new PoisonMessage(PoisonKind.InvalidTime, $"'{value}' in the header {name} is not a time.") { Task = task, Id = id };
                return null;
            }

            if (name == "eta")
            {
                eta = time;
            }
            else
            {
                expires = time;
            }
        }

        var limits = table.TryGetValue("timelimit", out var raw) && raw is IList list ? list : null;
        return new TaskHeader
        {
            Task = task ?? "",
            Id = id,
            Shadow = Text("shadow"),
            Eta = eta,
            Expires = expires,
            Group = Text("group"),
            GroupIndex = Whole("group_index"),
            Retries = Whole("retries") ?? 0,
            TimeLimit = limits is { Count: > 0 } ? HeaderValue.Seconds(limits[0]) : null,
            SoftTimeLimit = limits is { Count: > 1 } ? HeaderValue.Seconds(limits[1]) : null,
            RootId = Text("root_id"),
            ParentId = Text("parent_id"),
            ArgsRepr = Text("argsrepr"),
            KwargsRepr = Text("kwargsrepr"),
            Origin = Text("origin"),
            IgnoreResult = table.TryGetValue("ignore_result", out var ignore) && HeaderValue.Flag(ignore),
            Other = table.Where(entry => !Known.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal),
        };

        string? Text(string name) => table.TryGetValue(name, out var value) ? HeaderValue.Text(value) : null;

        int? Whole(string name) =>
            table.TryGetValue(name, out var value) && HeaderValue.Integer(value) is >= 0 and <= int.MaxValue and { } number ? (int)number : null;
    }

    private static string? Time(DateTimeOffset? time) => time is { } known ? WireTime.Format(known) : null;
}
