namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A part of a regular expression.</summary>
internal sealed class PatternNode(PatternNodeKind kind)
{
    public static PatternNode Empty { get; } = new(PatternNodeKind.Empty);

    public PatternNodeKind Kind { get; } = kind;

    /// <summary>Of a class: the code points that it matches.</summary>
    public CodePointSet Set { get; init; } = CodePointSet.None;

    public PatternNode[] Children { get; init; } = [];

    /// <summary>Of a repetition.</summary>
    public int Minimum { get; init; }

    /// <summary>Of a repetition; <see cref="int.MaxValue"/> for no limit.</summary>
    public int Maximum { get; init; }

    /// <summary>Of a repetition: whether it is lazy.</summary>
    public bool IsLazy { get; init; }

    /// <summary>Of a look-around.</summary>
    public bool IsBehind { get; init; }

    /// <summary>Of a look-around.</summary>
    public bool IsNegative { get; init; }

    /// <summary>Of a capture or a back reference: the group; for a reference by name, set once the whole pattern is parsed.</summary>
    public int Group { get; set; }

    public static PatternNode Sequence(params PatternNode[] parts) => parts.Length switch
    {
        0 => Empty,
        1 => parts[0],
        _ => new PatternNode(PatternNodeKind.Sequence) { Children = parts },
    };

    public static PatternTraits TraitsOf(PatternNode node)
    {
        var traits = node.Kind switch
        {
            PatternNodeKind.WordBoundary or PatternNodeKind.NotWordBoundary => PatternTraits.WordBoundary,
            PatternNodeKind.LookAround => PatternTraits.LookAround,
            PatternNodeKind.BackReference => PatternTraits.BackReference,
            _ => PatternTraits.None,
        };
        foreach (var child in node.Children)
        {
            traits |= TraitsOf(child);
        }

        return traits;
    }
}
