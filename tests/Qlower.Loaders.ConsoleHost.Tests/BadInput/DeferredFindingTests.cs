namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>What is wrong must be told however much that is merely odd stands before it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class DeferredFindingTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Validate_ErrorBehindManyUnknownKeysOfARecord_Reported()
    {
        var spam = string.Concat(Enumerable.Range(0, 150).Select(i => $"\"u{i}\":1,"));
        var file = _sandbox.Write("spam.json", Texts.File(Texts.Transaction("T-1", "\"x\"", spam), Texts.Transaction("T-2")));

        var result = await _sandbox.ValidateAsync(file, Exit.Findings);

        Assert.That(result.Error.Code, Is.EqualTo(RuleCodes.InvalidDecimal), result.ToString);
        Assert.That(result.Error.Id, Is.EqualTo("T-1"));
        Assert.That(result.Informations, Is.EqualTo(150 + 1), "the keys, and that not all of them are listed");
    }

    [Test]
    public async Task Validate_EndBehindManyUnknownKeysOfTheRoot_Reported()
    {
        var spam = string.Concat(Enumerable.Range(0, 150).Select(i => $"\"u{i}\":1,"));
        var file = _sandbox.Write("spam.json", $"{{{spam}");

        var result = await _sandbox.ValidateAsync(file, Exit.Findings);

        Assert.That(result.Error.Code, Is.EqualTo(RuleCodes.TruncatedFile), result.ToString);
    }

    [Test]
    public async Task Validate_EndBehindManyErrorsOfTheRoot_Reported()
    {
        var spam = string.Concat(Enumerable.Range(0, 150).Select(_ => "\"u\":1,"));
        var file = _sandbox.Write("spam.json", $"{{{spam}");

        var result = await _sandbox.ValidateAsync(file, Exit.Findings);

        Assert.That(result.Findings.Select(finding => finding.Code), Has.One.EqualTo(RuleCodes.TruncatedFile));
        Assert.That(result.Errors, Is.EqualTo(150));
        Assert.That(result.IsCapped);
    }
}
