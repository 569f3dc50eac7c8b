using Qlower.Loaders.Configuration;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>A rule pack as it was found, with what is wrong with it. Not changed once the registry has handed it out.</summary>
internal sealed class RulePack
{
    public required RulePackCandidate Candidate { get; init; }

    public List<string> Problems { get; } = [];

    /// <summary>The partner; empty when there is no usable <see cref="IRulePack"/>.</summary>
    public string Partner { get; set; } = "";

    public string Version { get; set; } = "";

    public IReadOnlyList<Rule> Rules { get; set; } = [];

    public IReadOnlyDictionary<string, string> Categories { get; set; } = new Dictionary<string, string>();

    /// <summary>The overlay; empty for none.</summary>
    public ReadOnlyMemory<byte> Overlay { get; set; }

    /// <summary>The name of the overlay's file.</summary>
    public string OverlayName { get; set; } = "overlay.schema.json";

    /// <summary>The codes that the overlay names by <c>x-rule</c>.</summary>
    public IReadOnlyCollection<string> OverlayRules { get; set; } = [];

    /// <summary>The overlay's schemas, where it names another engine; empty when the overlay is compiled into the format.</summary>
    public IReadOnlyDictionary<RecordModel, RecordSchema> RecordSchemas { get; set; } = new Dictionary<RecordModel, RecordSchema>();

    public IReadOnlyList<RecordModel> OverlayModels { get; set; } = [];

    public IReadOnlyList<RulePackStage> Stages { get; set; } = [];

    public IReadOnlyList<SkippedType> Skipped { get; set; } = [];

    /// <summary>Types that look like stages and cannot run.</summary>
    public IReadOnlyList<HiddenClass> Hidden { get; set; } = [];

    /// <summary>Validators that those of the pack include; known once an instance of each class was created.</summary>
    public IReadOnlyCollection<Type> ChildValidators { get; set; } = [];

    public List<string> Notes { get; } = [];

    public string Name => Candidate.Name;

    /// <summary>The name for reports: <c>Azur</c> for <c>Azur.RulePack</c>.</summary>
    public string ShortName => Name.EndsWith(".RulePack", StringComparison.Ordinal) ? Name[..^".RulePack".Length] : Name;

    public RulePackDescription Describe() => new()
    {
        Assembly = Candidate.Name,
        Location = Candidate.Location,
        Partner = Partner,
        Version = Version,
        Validators = [.. Stages.Where(stage => stage.IsValidator).Select(Describe)],
        Transformers = [.. Stages.Where(stage => stage.IsTransformer).Select(Describe)],
        OverlayModels = OverlayModels,
        Rules = Rules,
        Categories = Categories.Count,
        Skipped = Skipped,
        Problems = [.. Problems],
        Notes = [.. Notes],
    };

    private static RulePackType Describe(RulePackStage stage) => new(stage.Type.FullName ?? stage.Type.Name, stage.Models);
}
