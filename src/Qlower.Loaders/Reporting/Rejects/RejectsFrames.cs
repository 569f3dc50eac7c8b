namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>The objects and sections that the <see cref="RejectsFilter"/> is inside of, the root first.</summary>
internal sealed class RejectsFrames
{
    /// <summary>Deeper than the format goes: root, clients, entry, declarants, declarant, properties, property, documents, document.</summary>
    private const int Deepest = 10;

    private readonly RejectsFrame[] _frames = [.. Enumerable.Range(0, Deepest).Select(_ => new RejectsFrame())];
    private readonly long[] _steps = new long[Deepest];
    private int _count;

    /// <summary>Whether it is outside of everything.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Whether <see cref="Top"/> is the root.</summary>
    public bool IsAtRoot => _count == 1;

    /// <summary>The innermost one.</summary>
    public RejectsFrame Top => _frames[_count - 1];

    /// <summary>The parent of the innermost one.</summary>
    public RejectsFrame Owner => _frames[_count - 2];

    public void Push(RecordModel? model, bool isArray) => _frames[_count++].Reset(model, isArray);

    public void Pop() => _count--;

    /// <summary>The way to the present record, see <see cref="RejectedRun.Step"/>. Valid until the next call.</summary>
    public ReadOnlySpan<long> Steps()
    {
        var length = 0;
        foreach (var frame in _frames.AsSpan(0, _count))
        {
            if (frame is { IsArray: true, Model: { } section })
            {
                _steps[length++] = RejectedRun.Step(section, frame.Index);
            }
        }

        return _steps.AsSpan(0, length);
    }
}
