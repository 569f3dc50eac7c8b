namespace Qlower.Loaders.Ledger;

/// <summary>Consecutive records of one array, as a range of bytes from the first record's start to the last one's end. Immutable.</summary>
public sealed class PartRun
{
    /// <summary>Where the first record starts.</summary>
    public required FilePosition Start { get; init; }

    /// <summary>One past the last record's last byte.</summary>
    public required long End { get; init; }

    /// <summary>Number of records, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>The array's pointer, such as <c>/clients/3/properties</c>.</summary>
    public required string ArrayPointer { get; init; }

    /// <summary>The first record's index in the array.</summary>
    public required long FirstIndex { get; init; }

    /// <summary>The declarant or property that the records are nested in; <see langword="null"/> for a section.</summary>
    public ParentReference? Parent { get; init; }

    /// <summary>The client whose entry holds the records; <see langword="null"/> in a flat file.</summary>
    public ParentReference? Client { get; init; }

    /// <summary>Returns the run with its references completed: those without an id are replaced. Itself when there are none.</summary>
    /// <param name="find">Returns the reference with its id for an offset; <see langword="null"/> while it is not known.</param>
    public PartRun WithParents(Func<long, ParentReference?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        return Parent is not { ExternalId: null } && Client is not { ExternalId: null } ? this : new PartRun
        {
            Start = Start,
            End = End,
            Count = Count,
            ArrayPointer = ArrayPointer,
            FirstIndex = FirstIndex,
            Parent = Parent is { ExternalId: null } parent ? find(parent.Offset) ?? parent : Parent,
            Client = Client is { ExternalId: null } client ? find(client.Offset) ?? client : Client,
        };
    }
}
