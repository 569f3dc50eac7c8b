using Qlower.Celery.Wire.Canvas;

namespace Qlower.Celery.Wire.Continuation;

/// <summary>
/// Creates the messages of a signature that follows a task. A signature of several tasks is expanded as Celery's workers expand it: a chain into its first
/// task, which carries the others; a group into its members; a chord into its header, whose members carry the body. Thread-safe.
/// </summary>
internal sealed class CanvasExpansion(TaskComposer composer)
{
    /// <param name="signature">The signature; its options contain its parents.</param>
    /// <param name="received">The first arguments of its first tasks, unless they are immutable.</param>
    public Followers Expand(CelerySignature signature, params IReadOnlyList<object?> received)
    {
        var followers = new Followers();
        Add(followers, signature, received);
        return followers;
    }

    private void Add(Followers followers, CelerySignature signature, IReadOnlyList<object?> received)
    {
        var all = Receive(signature, received);
        switch (CanvasParts.Kind(signature))
        {
            case CanvasParts.Chain:
                AddChain(followers, signature, all.Args);
                break;
            case CanvasParts.Group:
                var group = signature.Options is { Chord: not null, GroupId: { } outer } ? outer : signature.Options.TaskId ?? CelerySignature.NewId();
                AddMembers(followers, signature, CanvasParts.Members(signature), group, signature.Options.Chord, all.Args);
                break;
            case CanvasParts.Chord:
                AddChord(followers, signature, all.Args);
                break;
            default:
                followers.Tasks.Add(composer.Compose(all));
                break;
        }
    }

    private void AddChain(Followers followers, CelerySignature chain, IReadOnlyList<object?> received)
    {
        var steps = CanvasParts.Steps(chain);
        if (steps.Count == 0)
        {
            return;
        }

        steps[^1] = CanvasParts.Last(chain, steps[^1]);
        CelerySignature[] tasks = [.. steps.Select(step => step.With(WithErrbacks(step.Options, chain.Options)))];
        var options = HandedOn(chain.Options, tasks[0].Options);
        options.Chain = [.. chain.Options.Chain ?? [], .. tasks.Skip(1).Reverse()];
        Add(followers, tasks[0].With(options), received);
    }

    private void AddChord(Followers followers, CelerySignature chord, IReadOnlyList<object?> received)
    {
        var (group, tasks) = CanvasParts.Header(chord);
        var body = CanvasParts.Body(chord);
        if (tasks.Count == 0)
        {
            Add(followers, body, [Array.Empty<object?>()]);
            return;
        }

        group ??= CelerySignature.NewId();
        followers.Chords.Add((group, tasks.Sum(CanvasParts.Size)));
        AddMembers(followers, chord, tasks, group, body, received);
    }

    private void AddMembers(
        Followers followers, CelerySignature parent, IReadOnlyList<CelerySignature> members, string group, CelerySignature? chord, IReadOnlyList<object?> received)
    {
        foreach (var (index, member) in members.Index())
        {
            var options = HandedOn(parent.Options, member.Options);
            (options.GroupId, options.GroupIndex, options.Chord) = (group, options.GroupIndex ?? index, chord);
            Add(followers, member.With(options), received);
        }
    }

    /// <summary>Returns a task's own options with the parents and the route of the surrounding canvas.</summary>
    private static SendTaskOptions HandedOn(SendTaskOptions outer, SendTaskOptions own)
    {
        var options = own.Copy();
        (options.RootId, options.ParentId, options.ReplyTo) = (outer.RootId ?? own.RootId, outer.ParentId ?? own.ParentId, own.ReplyTo ?? outer.ReplyTo);
        (options.Queue, options.Exchange, options.RoutingKey) = (outer.Queue ?? own.Queue, outer.Exchange ?? own.Exchange, outer.RoutingKey ?? own.RoutingKey);
        options.Priority = outer.Priority ?? own.Priority;
        if ((outer.Eta, outer.Countdown) is not (null, null))
        {
            (options.Eta, options.Countdown) = (outer.Eta, outer.Countdown);
        }

        return options;
    }

    private static SendTaskOptions WithErrbacks(SendTaskOptions own, SendTaskOptions chain)
    {
        var options = own.Copy();
        options.LinkError = [.. own.LinkError, .. chain.LinkError];
        return options;
    }

    private static CelerySignature Receive(CelerySignature signature, IReadOnlyList<object?> received) => signature.Immutable || received.Count == 0
        ? signature
        : new CelerySignature(signature.Task, [.. received, .. signature.Args])
        {
            Kwargs = signature.Kwargs,
            Options = signature.Options,
            Immutable = signature.Immutable,
            Other = signature.Other,
        };
}
