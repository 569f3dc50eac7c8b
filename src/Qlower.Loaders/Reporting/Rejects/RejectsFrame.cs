namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>An object or array that the <see cref="RejectsFilter"/> is inside of. Reused at its depth.</summary>
internal sealed class RejectsFrame
{
    /// <summary>Whether it is a section, and not an object.</summary>
    public bool IsArray { get; private set; }

    /// <summary>The section, or the model of the record; <see langword="null"/> for the root.</summary>
    public RecordModel? Model { get; private set; }

    /// <summary>Whether a member or an element was written, so that the next one needs a comma.</summary>
    public bool HasWritten { get; set; }

    /// <summary>Whether the array's opening was written; an array without a written element is left out.</summary>
    public bool IsOpened { get; set; }

    /// <summary>The present element's index; -1 before the first.</summary>
    public long Index { get; set; }

    /// <summary>The run that the next element belongs to; <see langword="null"/> when it is in none.</summary>
    public RejectedRun? Run { get; set; }

    /// <summary>The next element's ordinal in <see cref="Run"/>.</summary>
    public int Ordinal { get; set; }

    public void Reset(RecordModel? model, bool isArray)
    {
        Model = model;
        IsArray = isArray;
        HasWritten = false;
        IsOpened = false;
        Index = -1;
        Run = null;
        Ordinal = 0;
    }
}
