using System.Text.Json;

namespace Qlower.Celery.Wire.Canvas;

/// <summary>The parts of signatures of several tasks: chains, groups and chords, as Celery writes them.</summary>
internal static class CanvasParts
{
    public const string Chain = "chain";
    public const string Group = "group";
    public const string Chord = "chord";

    private static readonly JsonElement ChordType = CeleryJson.ToElement(Chord);

    /// <summary>Returns the kind of a signature; <see langword="null"/> for one task.</summary>
    public static string? Kind(CelerySignature signature) =>
        signature.Other.TryGetValue("subtask_type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is Chain or Group or Chord
            ? type.GetString() : null;

    /// <summary>Returns the tasks of a chain in their order: nested chains are unrolled, and a group with its following task is a chord.</summary>
    public static List<CelerySignature> Steps(CelerySignature chain)
    {
        var steps = Unrolled(chain, Chain).ToList();
        for (var i = steps.Count - 2; i >= 0; i--)
        {
            if (Kind(steps[i]) == Group)
            {
                steps[i] = new CelerySignature("celery.chord")
                {
                    Kwargs = new Dictionary<string, object?> { ["header"] = steps[i], ["body"] = steps[i + 1] },
                    Other = new Dictionary<string, JsonElement> { ["subtask_type"] = ChordType },
                };
                steps.RemoveAt(i + 1);
            }
        }

        return steps;
    }

    /// <summary>Returns the tasks of a group, those of nested groups included.</summary>
    public static IReadOnlyList<CelerySignature> Members(CelerySignature group) => [.. Unrolled(group, Group)];

    /// <summary>Returns the tasks of a chord's header with the id of their group, if they have one.</summary>
    public static (string? Group, IReadOnlyList<CelerySignature> Tasks) Header(CelerySignature chord)
    {
        var header = chord.Kwargs.GetValueOrDefault("header");
        if (header is JsonElement { ValueKind: JsonValueKind.Array } list)
        {
            return (null, [.. SignatureCodec.ReadList(list).SelectMany(task => Kind(task) == Group ? Unrolled(task, Group) : [task])]);
        }

        var group = Read(header);
        return Kind(group) == Group ? (group.Options.TaskId, Members(group)) : (null, [group]);
    }

    /// <summary>Returns the body of a chord with the options that it inherits from the chord.</summary>
    public static CelerySignature Body(CelerySignature chord)
    {
        var (body, outer) = (Read(chord.Kwargs.GetValueOrDefault("body")), chord.Options);
        var options = body.Options.Copy();
        options.TaskId ??= outer.TaskId ?? CelerySignature.NewId();
        options.Link = [.. options.Link, .. outer.Link];
        options.LinkError = [.. options.LinkError, .. outer.LinkError];
        HandOn(outer, options);
        return body.With(options);
    }

    /// <summary>Returns how many ends a signature has in a chord's header.</summary>
    public static int Size(CelerySignature signature) => Kind(signature) switch
    {
        Chain => Steps(signature) is { Count: > 0 } steps ? Size(steps[^1]) : 0,
        Group => Members(signature).Sum(Size),
        Chord => Size(Read(signature.Kwargs.GetValueOrDefault("body"))),
        _ => 1,
    };

    /// <summary>Returns the last tasks of a signature, whose results are its results.</summary>
    public static IEnumerable<CelerySignature> Ends(CelerySignature signature) => Kind(signature) switch
    {
        Chain => Steps(signature) is { Count: > 0 } steps ? Ends(Last(signature, steps[^1])) : [],
        Group => Members(signature).SelectMany(Ends),
        Chord => Ends(Body(signature)),
        _ => [signature],
    };

    /// <summary>Returns the last task of a chain with the options that it inherits from the chain.</summary>
    public static CelerySignature Last(CelerySignature chain, CelerySignature last)
    {
        var options = last.Options.Copy();
        options.TaskId ??= chain.Options.TaskId;
        options.Link = [.. options.Link, .. chain.Options.Link];
        (options.GroupId, options.GroupIndex, options.Chord) =
            (chain.Options.GroupId ?? options.GroupId, chain.Options.GroupIndex ?? options.GroupIndex, chain.Options.Chord ?? options.Chord);
        return last.With(options);
    }

    /// <summary>Reads every part of a signature, so that an invalid one is found before its task runs.</summary>
    /// <exception cref="JsonException">A part is not a signature.</exception>
    public static void Check(CelerySignature signature)
    {
        var parts = Kind(signature) switch
        {
            Chain => Steps(signature),
            Group => Members(signature),

            // Without the inherited options, which are checked once: otherwise each level of nesting would double the work.
            Chord => [.. Header(signature).Tasks, Read(signature.Kwargs.GetValueOrDefault("body"))],
            _ => [],
        };
        var options = signature.Options;
        foreach (var part in parts.Concat(options.Link).Concat(options.LinkError).Concat(options.Chain ?? []))
        {
            Check(part);
        }

        if (options.Chord is { } chord)
        {
            Check(chord);
        }
    }

    private static void HandOn(SendTaskOptions outer, SendTaskOptions options)
    {
        options.Chain = outer.Chain is null && options.Chain is null ? null : [.. outer.Chain ?? [], .. options.Chain ?? []];
        (options.GroupId, options.GroupIndex, options.Chord) =
            (options.GroupId ?? outer.GroupId, options.GroupIndex ?? outer.GroupIndex, options.Chord ?? outer.Chord);
        (options.RootId, options.ParentId, options.ReplyTo) = (outer.RootId ?? options.RootId, outer.ParentId ?? options.ParentId, options.ReplyTo ?? outer.ReplyTo);
    }

    private static IEnumerable<CelerySignature> Unrolled(CelerySignature signature, string kind) =>
        signature.Kwargs.GetValueOrDefault("tasks") is JsonElement { ValueKind: JsonValueKind.Array } tasks
            ? SignatureCodec.ReadList(tasks).SelectMany(task => Kind(task) == kind ? Unrolled(task, kind) : [task])
            : throw new JsonException($"A {kind} contains no tasks.");

    private static CelerySignature Read(object? value) => value switch
    {
        CelerySignature signature => signature,
        JsonElement element => SignatureCodec.Read(element),
        _ => throw new JsonException("A chord has no header or no body."),
    };
}
