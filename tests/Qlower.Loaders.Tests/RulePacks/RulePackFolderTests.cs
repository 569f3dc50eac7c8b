using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Format;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.RulePacks;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>Packs that were built as their authors would, loaded from folders.</summary>
public sealed class RulePackFolderTests
{
    private string _folder = "";

    private static string Built => Path.Combine(AppContext.BaseDirectory, "rule-packs");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("qlower-packs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Create_PackFromFolder_RunsItsRulesWithItsOwnDependency()
    {
        Install("Good.RulePack");
        await using var provider = TestHost.Build(builder => builder.AddKnown("good").AddRulePackFolder(_folder));
        await using var scope = provider.CreateAsyncScope();

        var pipeline = scope.Pipeline("good");
        var record = Record(new PropertyRecord { Id = "p1", PostCode = "06000" });
        await pipeline.Validators.Single().ValidateAsync(record);

        Assert.That(record.Findings.Select(finding => (finding.Code, finding.Member, finding.Actual, finding.Message)), Is.EqualTo(new[]
        {
            ("GOOD1001", (string?)"postCode", (string?)"06000", (string?)null),
        }));
        Assert.That(pipeline.RulePack, Is.EqualTo("Good 2.1.0"));
        Assert.That(pipeline.Categories["LOYER"], Is.EqualTo("RENT"));
    }

    [Test]
    public void Read_PackWithContractsBesideIt_UsesTheHostsContractsAndItsOwnLibraries()
    {
        var folder = Install("Good.RulePack");
        Assert.That(File.Exists(Path.Combine(folder, "Qlower.Loaders.Abstractions.dll")), Is.True, "the test needs a copy beside the pack");
        Assert.That(File.Exists(Path.Combine(folder, "FluentValidation.dll")), Is.True, "the test needs a copy beside the pack");

        var pack = RulePackScanner.Scan(RulePackFolderReader.Read(_folder).Single());

        var assembly = pack.Candidate.Assembly!;
        var context = AssemblyLoadContext.GetLoadContext(assembly)!;
        Assert.That(pack.Problems, Is.Empty);
        Assert.That(context, Is.InstanceOf<RulePackLoadContext>());
        Assert.That(context.Assemblies.Select(loaded => loaded.GetName().Name), Is.EquivalentTo(new[] { "Good.RulePack", "Neighbour.Library" }));
        Assert.That(typeof(IRulePack).IsAssignableFrom(assembly.GetType("Good.RulePack.GoodRulePack")), Is.True);
        Assert.That(typeof(FluentValidation.IValidator<PropertyRecord>).IsAssignableFrom(assembly.GetType("Good.RulePack.GoodPropertyValidator")), Is.True);
    }

    [Test]
    public void EnsureValid_BrokenPacks_ReportsNameAndCauseOfAll()
    {
        Install("MissingDependency.RulePack");
        Install("Throwing.RulePack");
        Install("NoMarker.RulePack");
        Directory.CreateDirectory(Path.Combine(_folder, "Hollow"));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "Garbage")).FullName, "Garbage.dll"), "no assembly");
        File.WriteAllText(Path.Combine(_folder, "Stray.dll"), "no assembly");
        Directory.CreateDirectory(Path.Combine(_folder, ".hidden"));

        var failures = TestHost.Failures(builder => builder.AddKnown("missing").AddRulePackFolder(_folder));

        Assert.That(failures, Has.Some.EqualTo(
            "Rule pack MissingDependency.RulePack: MissingDependency.RulePack needs Absent.Library 0.1.0.0, which is neither in the pack's folder nor in the host."));
        Assert.That(failures, Has.Some.EqualTo(
            "Rule pack Throwing.RulePack: Throwing.RulePack.ThrowingRulePack cannot be created: NotSupportedException: The table of rents is not there."));
        Assert.That(failures, Has.Some.StartsWith("Rule pack NoMarker.RulePack: No IRulePack found"));
        Assert.That(failures, Has.Some.StartsWith("Rule pack Hollow: No IRulePack found: there is no Hollow.dll"));
        Assert.That(failures, Has.Some.StartsWith("Rule pack Garbage: The assembly cannot be loaded"));
        Assert.That(failures, Has.Some.StartsWith("Rule pack Stray.dll: It lies in the rule pack folder itself"));
        Assert.That(failures, Has.None.Contains(".hidden"));
    }

    [Test]
    public void Read_FolderWithAnotherName_FindsTheOnlyAssemblyWithAPack()
    {
        Install("Good.RulePack", "something-else");
        File.WriteAllText(Path.Combine(_folder, "something-else", "native.dll"), "no assembly");

        var candidate = RulePackFolderReader.Read(_folder).Single();

        Assert.That((candidate.Name, candidate.Problems.Count), Is.EqualTo(("Good.RulePack", 0)));
    }

    [Test]
    public void Read_FolderWithTwoPacks_RefusesToChoose()
    {
        Install("Good.RulePack", "both");
        Install("Throwing.RulePack", "both");

        var candidate = RulePackFolderReader.Read(_folder).Single();

        Assert.That(candidate.Assembly, Is.Null);
        Assert.That(candidate.Problems.Single(), Does.Contain("several assemblies have an IRulePack: Good.RulePack.dll, Throwing.RulePack.dll"));
    }

    [Test]
    public void Read_NoSuchFolder_IsAProblem()
    {
        var path = Path.Combine(_folder, "nowhere");

        var candidate = RulePackFolderReader.Read(path).Single();

        Assert.That(candidate.Problems, Is.EqualTo(new[] { $"The rule pack folder does not exist: '{path}'." }));
    }

    [Test]
    public void Read_LinksToOutside_AreRefusedAndNothingIsLoaded()
    {
        var outside = Directory.CreateTempSubdirectory("qlower-outside-").FullName;
        try
        {
            Copy("Good.RulePack", outside);
            Directory.CreateSymbolicLink(Path.Combine(_folder, "linked"), outside);
            var pack = Install("Throwing.RulePack");
            File.CreateSymbolicLink(Path.Combine(pack, "Neighbour.Library.dll"), Path.Combine(outside, "Neighbour.Library.dll"));

            var candidates = RulePackFolderReader.Read(_folder).ToDictionary(candidate => candidate.Name);

            Assert.That(candidates["linked"].Problems, Is.EqualTo(new[] { "It is a link to outside of the rule pack folder." }));
            Assert.That(candidates["Throwing.RulePack"].Problems.Single(), Does.Contain("'Neighbour.Library.dll' is a link to outside"));
            Assert.That(candidates.Values.Select(candidate => candidate.Assembly), Has.All.Null);
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Test]
    public void Packs_SamePartnerTwice_NamesBothPlaces()
    {
        Install("Good.RulePack", "one");
        Install("Good.RulePack", "two");

        var failures = TestHost.Failures(builder => builder.AddKnown("good").AddRulePackFolder(_folder));

        Assert.That(failures, Has.Some.Contains("Partner 'good' has 2 rule packs").And.Some.Contains(Path.Combine("two", "Good.RulePack.dll")));
    }

    [Test]
    public void Packs_BrokenBesideSound_AreAllDescribed()
    {
        Install("Good.RulePack");
        Install("NoMarker.RulePack");
        using var provider = TestHost.Build(builder => builder.AddKnown("good").AddRulePackFolder(_folder));

        var packs = provider.GetRequiredService<IRulePackCatalogue>().Packs;

        Assert.That(packs.Select(pack => (pack.Assembly, pack.IsSound)), Is.EqualTo(new[] { ("Good.RulePack", true), ("NoMarker.RulePack", false) }));
        Assert.That(packs[0].Location, Does.StartWith(_folder));
        Assert.That(packs[1].Validators.Single().Models, Is.EqualTo(new[] { RecordModel.Documents }));
        Assert.That(() => provider.GetRequiredService<StartupValidator>().EnsureValid(), Throws.Exception);
    }

    private static RecordContext Record(IFormatRecord record) => new(record, new LoadContext
    {
        LoadId = "load",
        Partner = "good",
        FileName = "good.json",
        Header = new LoadHeader { Partner = "good", CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
        ReceivedAt = DateTimeOffset.UnixEpoch,
    });

    private static void Copy(string pack, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Built, pack)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }

    private string Install(string pack, string? name = null)
    {
        var target = Path.Combine(_folder, name ?? pack);
        Copy(pack, target);
        return target;
    }
}
