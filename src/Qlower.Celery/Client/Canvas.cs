using Qlower.Celery.Signatures;

namespace Qlower.Celery.Client;

/// <summary>Sets the id, the reply address and the related tasks of each task of a chain, group or chord.</summary>
internal static class Canvas
{
    /// <summary>Returns the signature with an id and a reply address. The caller's options do not change.</summary>
    public static CelerySignature Freeze(CelerySignature signature, string replyTo)
    {
        SignatureCheck.Run(signature);
        var options = signature.Options.Copy();
        options.TaskId ??= CelerySignature.NewId();
        options.ReplyTo = replyTo;
        options.Link = [.. options.Link.Select(link => Freeze(link, replyTo))];
        options.LinkError = [.. options.LinkError.Select(link => Freeze(link, replyTo))];
        return signature.With(options);
    }

    /// <summary>Returns the ids of the tasks whose results will arrive, callbacks included: they may end before their result is requested.</summary>
    public static IEnumerable<string> Awaited(IEnumerable<CelerySignature> frozen) => frozen.SelectMany(
        task => Awaited(task.Options.Link).Concat(task.Options.IgnoreResult ? [] : [task.Options.TaskId!]));

    /// <summary>Returns the tasks of a chain; the first carries the others, the next one last.</summary>
    public static IReadOnlyList<CelerySignature> Chain(IReadOnlyList<CelerySignature> tasks, string replyTo)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentOutOfRangeException.ThrowIfZero(tasks.Count, nameof(tasks));
        CelerySignature[] chain = [.. tasks.Select(task => Freeze(task, replyTo))];
        if (chain.Length > 1)
        {
            chain[0].Options.Chain = [.. chain.Skip(1).Reverse()];
        }

        return chain;
    }

    /// <summary>Returns the tasks of a group.</summary>
    public static IReadOnlyList<CelerySignature> Group(IReadOnlyList<CelerySignature> tasks, string groupId, CelerySignature? chord, string replyTo)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        CelerySignature[] group = [.. tasks.Select(task => Freeze(task, replyTo))];
        foreach (var (index, task) in group.Index())
        {
            (task.Options.GroupId, task.Options.GroupIndex, task.Options.Chord) = (groupId, index, chord);
        }

        return group;
    }
}
