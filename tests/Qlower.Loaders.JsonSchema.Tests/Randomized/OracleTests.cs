using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Who judges the judge: the official suite.</summary>
public sealed class OracleTests
{
    [Test]
    public void Oracle_OfficialSuite_IsNeverWrong()
    {
        var suite = SuiteCopy.Require();
        var wrong = new List<string>();
        var judged = 0;
        foreach (var file in suite.Files("draft2020-12"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    try
                    {
                        var verdict = Oracle.IsValid(group.GetProperty("schema").GetRawText(),
                            Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()));
                        judged++;
                        if (verdict != test.GetProperty("valid").GetBoolean())
                        {
                            wrong.Add($"{Path.GetFileName(file)}: {group.GetProperty("description")} / {test.GetProperty("description")}");
                        }
                    }
                    catch (OracleGaveUpException)
                    {
                        // It gives up rather than guess.
                    }
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
        Assert.That(judged, Is.GreaterThan(850));
    }
}
