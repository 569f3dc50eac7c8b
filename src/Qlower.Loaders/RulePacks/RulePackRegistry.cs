using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;
using Qlower.Shared;

namespace Qlower.Loaders.RulePacks;

/// <summary>Every rule pack of the host, loaded and checked on first use. Thread-safe.</summary>
internal sealed partial class RulePackRegistry : IRulePackCatalogue
{
    private readonly Lazy<Content> _content;

    public RulePackRegistry(
        LoaderComposition composition,
        OptionsDraft options,
        IContentRoot contentRoot,
        HostRules host,
        SchemaCache schemas,
        SchemaEngines engines,
        IServiceScopeFactory scopes,
        ILogger<RulePackRegistry> logger) =>
        _content = new Lazy<Content>(() =>
        {
            var content = Load(composition, options.Value, contentRoot, host, schemas, engines, scopes);
            foreach (var pack in content.Descriptions)
            {
                foreach (var note in pack.Notes)
                {
                    LogNote(logger, pack.Assembly, note);
                }
            }

            return content;
        });

    public IReadOnlyList<RulePackDescription> Packs => _content.Value.Descriptions;

    /// <summary>Every problem of the host's rules, and of every pack with the pack's name.</summary>
    public IReadOnlyList<string> Problems => _content.Value.Problems;

    /// <summary>The pack of a partner; <see langword="null"/> when it has none, or none that is sound.</summary>
    public RulePack? Find(string partner) => _content.Value.ByPartner.GetValueOrDefault(partner);

    private static Content Load(
        LoaderComposition composition,
        QlowerLoadersOptions options,
        IContentRoot contentRoot,
        HostRules host,
        SchemaCache schemas,
        SchemaEngines engines,
        IServiceScopeFactory scopes)
    {
        var candidates = composition.RulePacks.Concat(
            options.RulePackFolders.Where(folder => !string.IsNullOrWhiteSpace(folder))
                .Select(folder => Path.TrimEndingDirectorySeparator(contentRoot.Resolve(folder)))
                .Distinct(StringComparer.Ordinal)
                .SelectMany(RulePackFolderReader.Read));
        var packs = candidates.Select(RulePackScanner.Scan).ToArray();
        CheckPartners(packs, options);
        CheckCodes(packs, host);
        var common = CoreRules.All.Concat(host.All).Select(rule => rule.Code).ToArray();
        foreach (var pack in packs)
        {
            string[] codes = [.. pack.Rules.Select(rule => rule.Code), .. common];
            RulePackOverlay.Check(pack, schemas, engines, codes);
            Probe(pack, scopes, codes);
            HiddenClasses.Check(pack, composition.Stages);
        }

        return new Content(
            [.. packs.Select(pack => pack.Describe())],
            [.. host.Problems, .. packs.SelectMany(pack => pack.Problems.Select(problem => $"Rule pack {pack.Name}: {problem}"))],
            packs.Where(pack => pack.Problems.Count == 0).ToDictionary(pack => pack.Partner, StringComparer.Ordinal));
    }

    /// <summary>In a scope a pack, as a load has one: what one pack makes of scoped services is gone before the next is asked.</summary>
    private static void Probe(RulePack pack, IServiceScopeFactory scopes, string[] codes)
    {
        try
        {
            CheckScope.Run(scopes, services => RulePackProbe.Run(pack, services, codes));
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
                    pack.Problems.Add($"Its partner '{same.Key}' is not configured.{NearestName.Suggest(same.Key, options.Partners.Keys)}");
                }

                if (all.Length > 1)
                {
                    pack.Problems.Add($"Partner '{same.Key}' has {all.Length} rule packs: {string.Join(", ", all.Select(Place))}.");
                }
            }
        }
    }

    /// <summary>A code identifies one rule in every report, so no two packs, and no pack and the host, may define the same one.</summary>
    private static void CheckCodes(RulePack[] packs, HostRules host)
    {
        var ofHost = host.All.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        var owners = new Dictionary<string, RulePack>(StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            foreach (var code in pack.Rules.Select(rule => rule.Code).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (ofHost.Contains(code))
                {
                    pack.Problems.Add($"The rule code {code} is also one of the host's (AddRules).");
                }
                else if (!owners.TryAdd(code, pack) && owners[code].Partner != pack.Partner)
                {
                    pack.Problems.Add($"The rule code {code} is also one of {owners[code].Name}.");
                }
            }
        }
    }

    private static string Place(RulePack pack) =>
        pack.Candidate.Location.Length == 0 ? pack.Name : $"{pack.Name} ({pack.Candidate.Location})";

    [LoggerMessage(EventId = 3003, EventName = "RulePackNote", Level = LogLevel.Warning, Message = "Rule pack {Pack}: {Note}")]
    private static partial void LogNote(ILogger logger, string pack, string note);

    private sealed record Content(
        IReadOnlyList<RulePackDescription> Descriptions, IReadOnlyList<string> Problems, IReadOnlyDictionary<string, RulePack> ByPartner);
}
