using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>
/// All keywords of the schema for one value: the union of the schema objects that apply unconditionally (<c>$ref</c> and <c>allOf</c>
/// are merged), and the conditional ones. Immutable once built.
/// </summary>
internal sealed class Plan(NameScope? ownerScope)
{
    private FastPath? _fastPath;
    private bool _hasFastPath;

    /// <summary>Whether this is the plan of a value, not of a conditional branch, which shares its owner's scope.</summary>
    public bool OwnsScope { get; } = ownerScope is null;

    public NameScope Scope { get; set; } = ownerScope!;

    /// <summary>Checks by <see cref="JsonValueKind"/>; those that cannot fail for a kind are left out.</summary>
    public Check[][] Checks { get; } = new Check[8][];

    /// <summary>Schemas that are <c>false</c>.</summary>
    public Site[] Falses { get; set; } = [];

    public ObservedTag[] Tags { get; set; } = [];

    public Conditional[] Conditionals { get; set; } = [];

    /// <summary>Plans of the members, by the scope's number; null accepts everything.</summary>
    public Plan?[] Members { get; set; } = [];

    /// <summary>Plan of members outside the scope, except those that match <see cref="Patterns"/>.</summary>
    public Plan? UnknownMember { get; set; }

    public PatternGroup[] Patterns { get; set; } = [];

    public Plan? PropertyNames { get; set; }

    public RequiredGroup[] Required { get; set; } = [];

    /// <summary>Union of the names that are required unconditionally.</summary>
    public ulong[] RequiredMask { get; set; } = [];

    public RequiredGroup[] DependentRequired { get; set; } = [];

    public CountBound[] MemberCounts { get; set; } = [];

    public Plan?[] PrefixItems { get; set; } = [];

    public Plan? Items { get; set; }

    public CountBound[] ItemCounts { get; set; } = [];

    /// <summary>The keywords that are evaluated on the whole object.</summary>
    public BufferedRule[] BufferedForObjects { get; set; } = [];

    /// <summary>The keywords that are evaluated on the whole array.</summary>
    public BufferedRule[] BufferedForArrays { get; set; } = [];

    /// <summary>The fast path through objects of this plan; null when there is none. Created on first use.</summary>
    public FastPath? FastPathOf(NameTable names)
    {
        // Two threads may both create it; the results are equal.
        if (!Volatile.Read(ref _hasFastPath))
        {
            _fastPath = FastPath.TryCreate(this, names);
            Volatile.Write(ref _hasFastPath, true);
        }

        return _fastPath;
    }

    public bool HasTagsOrWarnings { get; set; }

    /// <summary>Whether a scalar of this kind needs no more than <see cref="Checks"/>.</summary>
    public bool IsPlainForScalars { get; set; }

    public bool HasTags => Tags.Length > 0 || Array.Exists(Conditionals, item => item.MustBeSeen);

    public ReadOnlySpan<Check> ChecksFor(JsonValueKind kind) => Checks[(int)kind];
}
