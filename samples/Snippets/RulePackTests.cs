// begin-snippet: rule-pack-test
using NUnit.Framework;
using Qlower.Loaders;
using Qlower.Loaders.Testing.RulePacks;
// end-snippet

namespace Snippets.RulePacks;

// begin-snippet: rule-pack-test
public sealed class AzurRulePackTests
{
    private static readonly RulePackHarness Harness = new(typeof(AzurRulePack)) { Now = new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero) };

    [Test]
    public async Task Transaction_OfZero_IsRejected()
    {
        var result = await Harness.CheckRecordAsync(
            RecordModel.Transactions,
            """{"id": "T-1", "reqdExctnDt": "2026-01-31", "id-prty": "P-1", "amt": 0, "ref": "AZ-2026-00001"}""");

        Assert.That(result.Findings.Select(finding => finding.ToString()), Is.EqualTo(new[] { "AZUR2001 Error /transactions/0/amt" }));
        Assert.That(result.Integrated, Is.Empty);
    }
}
// end-snippet
