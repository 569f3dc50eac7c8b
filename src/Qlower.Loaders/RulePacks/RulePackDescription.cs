using System.Globalization;
using System.Text;

namespace Qlower.Loaders;

/// <summary>What was found in an assembly named for rule packs, what was skipped, and what is wrong. Immutable.</summary>
public sealed class RulePackDescription
{
    /// <summary>The assembly's name; the folder's name where no assembly could be loaded.</summary>
    public required string Assembly { get; init; }

    /// <summary>Where it lies; empty for an assembly without a file.</summary>
    public required string Location { get; init; }

    /// <summary>The partner that it serves; empty when there is no usable <see cref="IRulePack"/>.</summary>
    public string Partner { get; init; } = "";

    /// <summary>The pack's version; empty when there is no usable <see cref="IRulePack"/>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The validators, in the order in which they run.</summary>
    public IReadOnlyList<RulePackType> Validators { get; init; } = [];

    /// <summary>The transformers, in the order in which they run.</summary>
    public IReadOnlyList<RulePackType> Transformers { get; init; } = [];

    /// <summary>The models that the overlay adds static rules to; empty when there is none.</summary>
    public IReadOnlyList<RecordModel> OverlayModels { get; init; } = [];

    /// <summary>The pack's own rules.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>How many of the partner's categories have an internal one.</summary>
    public int Categories { get; init; }

    /// <summary>Public types, and internal ones that resemble stages, that are not used, by name.</summary>
    public IReadOnlyList<SkippedType> Skipped { get; init; } = [];

    /// <summary>Errors that prevent the host from starting; empty for a valid pack.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Remarks for the author; they do not prevent the host from starting.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether nothing is wrong with it.</summary>
    public bool IsSound => Problems.Count == 0;

    /// <summary>The description as text of several lines, for consoles and logs.</summary>
    public string Describe()
    {
        var text = new StringBuilder().Append(ToString()).Append('\n');
        Section(text, "location", Location.Length == 0 ? [] : [Location]);
        Section(text, "problem", Problems);
        Section(text, "note", Notes);
        Section(text, "validator", Validators.Select(Line));
        Section(text, "transformer", Transformers.Select(Line));
        Section(text, "overlay", OverlayModels.Select(model => model.ToWireName()));
        Section(text, "rule", Rules.Select(rule => $"{rule.Code} {rule.Severity}: {rule.Title.English}"));
        Section(text, "categories", Categories == 0 ? [] : [Categories.ToString(CultureInfo.InvariantCulture)]);
        Section(text, "skipped", Skipped.Select(type => $"{type.Name}: {type.Reason}"));
        return text.ToString();
    }

    /// <summary>One line: the assembly, its version and its partner, or the number of problems.</summary>
    public override string ToString()
    {
        var name = Partner.Length == 0 ? Assembly : $"{Assembly} {Version} for {Partner}";
        return IsSound ? name : string.Create(CultureInfo.InvariantCulture, $"{name}: {Problems.Count} problem(s)");
    }

    private static string Line(RulePackType type) =>
        type.Models.Count == 0 ? type.Name : $"{type.Name} ({string.Join(", ", type.Models.Select(model => model.ToWireName()))})";

    private static void Section(StringBuilder text, string name, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append("  ").Append(name).Append(": ").Append(line).Append('\n');
        }
    }
}
