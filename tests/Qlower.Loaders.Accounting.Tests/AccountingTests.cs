using System.Data.Common;

namespace Qlower.Loaders.Accounting.Tests;

/// <summary>Runs every query of the page on one store, and compares the result with the one that the page shows.</summary>
public abstract class AccountingTests
{
    private static IEnumerable<Question> Questions => AccountingPage.Read();

    [Test]
    public void Page_Questions_AreTen() => Assert.That(Questions.Count(), Is.EqualTo(10));

    [TestCaseSource(nameof(Questions))]
    public async Task Query_OfThePage_ReturnsTheResultOfThePage(Question question)
    {
        await using var connection = Connect();
        await connection.OpenAsync();

        var result = await ResultTable.ReadAsync(connection, question.Query);

        if (AccountingPage.IsToWrite)
        {
            AccountingPage.Write(question, result);
            return;
        }

        Assert.That(result, Is.EqualTo(question.Result));
        Assert.That(result, Has.Count.GreaterThan(2), "A result without rows explains nothing.");
    }

    /// <summary>Returns a connection to the example, not open.</summary>
    protected abstract DbConnection Connect();

    /// <summary>Sets the times of the example.</summary>
    protected async Task SetTimesAsync()
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Example.SetTimes;
        await command.ExecuteNonQueryAsync();
    }
}
