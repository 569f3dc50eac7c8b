using System.Text;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A small file cut at every byte.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class TruncationTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Validate_CutAtAnyByte_OneErrorEach()
    {
        var whole = Whole();
        string[] files = [.. Enumerable.Range(0, whole.Length).Select(length => _sandbox.Write($"cut-{length}.json", whole[..length]))];

        var result = await _sandbox.ValidateAsync("json", files);

        Assert.That(result.ExitCode, Is.EqualTo(Exit.Findings), () => result.Error);
        var cuts = result.Lines.Select(CheckedFile.Read).ToList();
        Assert.That(cuts, Has.Count.EqualTo(whole.Length));
        for (var length = 0; length < whole.Length; length++)
        {
            var error = cuts[length].Error;
            var expected = length == 0 ? RuleCodes.EmptyFile : RuleCodes.TruncatedFile;
            Assert.That((error.Code, error.Offset), Is.EqualTo((expected, (long?)length)), cuts[length].ToString);
            Assert.That(error.Line, Is.EqualTo(1 + whole.AsSpan(0, length).Count((byte)'\n')), cuts[length].ToString);
            Assert.That(cuts[length].Status, Is.EqualTo("ERROR"));
        }
    }

    [Test]
    public async Task Validate_TextOfCuts_OneErrorLineEach()
    {
        var whole = Whole();
        string[] files = [.. Enumerable.Range(0, whole.Length).Select(length => _sandbox.Write($"cut-{length}.json", whole[..length]))];

        var result = await _sandbox.ValidateAsync("text", files);

        Assert.That(result.Lines.Count(line => line.Contains(" error QLW", StringComparison.Ordinal)), Is.EqualTo(whole.Length), () => result.Error);
    }

    [Test]
    public async Task Load_Cuts_NothingIntegrated()
    {
        var whole = Whole();
        string[] files = [.. Enumerable.Range(0, whole.Length).Where(length => length % 13 == 0).Select(length => _sandbox.Write($"cut-{length}.json", whole[..length]))];

        var result = await _sandbox.LoadAsync(30, files);

        Assert.That(result.ExitCode, Is.EqualTo(Exit.Findings), result.ToString);
        var loads = await _sandbox.StatusAsync();
        Assert.That(loads, Has.Count.EqualTo(files.Length));
        Assert.That(loads.Where(load => load is not { State: "Closed", Status: "ERROR", IsFaulted: false, Counts.Integrated: 0 }), Is.Empty);
        Assert.That(_sandbox.Store.Content().Values, Is.Not.Empty.And.All.StartsWith("0 rows"));
        _sandbox.AssertKeyStaysInside();
    }

    /// <summary>Some of everything: nested sections, characters of several bytes, escapes, literals, numbers.</summary>
    private static byte[] Whole() => Encoding.UTF8.GetBytes($$"""
        {
          {{Texts.Header}},
          "x": [true, false, null, -1.5e+3, "é€😀\n\u00e9\ud83d\ude00"],
          "clients": [{"client": {"email": "a@example.fr", "firstName": "Zoé", "lastName": "L"},
            "declarants": [{"id": "D-1", "legalStatusId": 5426, "corporateName": "c", "address": "a", "townName": "Sète", "postCode": "06000",
              "properties": [{{Texts.Property}}]}],
            "transactions": [{{Texts.Transaction()}}]}]
        }
        """);
}
