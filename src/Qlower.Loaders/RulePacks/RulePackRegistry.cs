using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>Every rule pack of the host, loaded and checked on first use. Thread-safe.</summary>
internal sealed class RulePackRegistry : IRulePackCatalogue
{
    private readonly Lazy<Content> _content;

    public RulePackRegistry(LoaderComposition composition, OptionsDraft options, SchemaCache schemas, SchemaEngines engines, IServiceScopeFactory scopes) =>
        _content = new Lazy<Content>(() => Load(composition, options.Value, schemas, engines, scopes));

    public IReadOnlyList<RulePackDescription> Packs => _content.Value.Descriptions;

    /// <summary>Every problem of every pack, each with the pack's name.</summary>
    public IReadOnlyList<string> Problems => _content.Value.Problems;

    /// <summary>The pack of a partner; <see langword="null"/> when it has none, or none that is sound.</summary>
    public RulePack? Find(string partner) => _content.Value.ByPartner.GetValueOrDefault(partner);

    private static Content Load(
        LoaderComposition composition, QlowerLoadersOptions options, SchemaCache schemas, SchemaEngines engines, IServiceScopeFactory scopes)
    {
        var candidates = composition.RulePacks.Concat(
            options.RulePackFolders.Where(folder => !string.IsNullOrWhiteSpace(folder))
                .Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, AppContext.BaseDirectory)))
                .Distinct(StringComparer.Ordinal)
                .SelectMany(RulePackFolderReader.Read));
        var packs = candidates.Select(RulePackScanner.Scan).ToArray();
        CheckPartners(packs, options);
        CheckCodes(packs);
        var core = CoreRules.All.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            RulePackOverlay.Check(pack, schemas, engines);
            Probe(pack, scopes, code => core.Contains(code) || pack.Rules.Any(rule => rule.Code == code));
        }

        return new Content(
            [.. packs.Select(pack => pack.Describe())],
            [.. packs.SelectMany(pack => pack.Problems.Select(problem => $"Rule pack {pack.Name}: {problem}"))],
            packs.Where(pack => pack.Problems.Count == 0).ToDictionary(pack => pack.Partner, StringComparer.Ordinal));
    }

    /// <summary>In a scope a pack, as a load has one: what one pack makes of scoped services is gone before the next is asked.</summary>
    private static void Probe(RulePack pack, IServiceScopeFactory scopes, Func<string, bool> isKnownCode)
    {
        try
        {
            CheckScope.Run(scopes, services => RulePackProbe.Run(pack, services, isKnownCode));
        }
        catch (Exception exception)
        {
            // The instances of the probe are disposed here; a failure is also a problem of the pack.
            pack.Problems.Add($"A class of it cannot be disposed: {RulePackReader.Cause(exception)}");
        }
    }

    private static void CheckPartners(RulePack[] packs, QlowerLoadersOptions options)
    {
        foreach (var same in packs.Where(pack => pack.Partner.Length > 0).GroupBy(pack => pack.Partner, StringComparer.Ordinal))
        {
            var all = same.ToArray();
            foreach (var pack in all)
            {
                if (!options.Partners.ContainsKey(same.Key))
                {
                    pack.Problems.Add($"Its partner '{same.Key}' is not configured.");
                }

                if (all.Length > 1)
                {
                    pack.Problems.Add($"Partner '{same.Key}' has {all.Length} rule packs: {string.Join(", ", all.Select(Place))}.");
                }
            }
        }
    }

    /// <summary>A code identifies one rule in every report, so no two packs may define the same one.</summary>
    private static void CheckCodes(RulePack[] packs)
    {
        var owners = new Dictionary<string, RulePack>(StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            foreach (var code in pack.Rules.Select(rule => rule.Code).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (!owners.TryAdd(code, pack) && owners[code].Partner != pack.Partner)
                {
                    pack.Problems.Add($"The rule code {code} is also one of {owners[code].Name}.");
                }
            }
        }
    }

    private static string Place(RulePack pack) =>
        pack.Candidate.Location.Length == 0 ? pack.Name : $"{pack.Name} ({pack.Candidate.Location})";

    private sealed record Content(
        IReadOnlyList<RulePackDescription> Descriptions, IReadOnlyList<string> Problems, IReadOnlyDictionary<string, RulePack> ByPartner);
}
