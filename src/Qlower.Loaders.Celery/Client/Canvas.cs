using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Client;

/// <summary>Gives every task of a chain, group or chord its id, its reply address and what it needs to know of the others.</summary>
internal static class Canvas
{
    /// <summary>The signature with an id and a reply address. The options that were given are not changed.</summary>
    public static CelerySignature Freeze(CelerySignature signature, string replyTo)
    {
        SignatureCheck.Run(signature);
        var options = signature.Options.Copy();
        options.TaskId ??= TaskComposer.NewId();
        options.ReplyTo = replyTo;
        options.Link = [.. options.Link.Select(link => Freeze(link, replyTo))];
        options.LinkError = [.. options.LinkError.Select(link => Freeze(link, replyTo))];
        return signature.With(options);
    }

    /// <summary>The ids of those whose results will come, what runs behind a task included: it may end before anybody asks for it.</summary>
    public static IEnumerable<string> Awaited(IEnumerable<CelerySignature> frozen) => frozen.SelectMany(
        task => Awaited(task.Options.Link).Concat(task.Options.IgnoreResult ? [] : [task.Options.TaskId!]));

    /// <summary>The tasks of a chain, the first of which carries the others, the next one last.</summary>
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

    /// <summary>The tasks of a group.</summary>
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
