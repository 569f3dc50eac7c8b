namespace Qlower.Shared.Tests;

internal sealed class NearestNameTests
{
    private static readonly string[] Known = ["Workers", "Partners", "PollInterval", "Uri"];

    [TestCase("Worker", "Workers")]
    [TestCase("workres", "Workers")]
    [TestCase("Wrokers", "Workers")]
    [TestCase("PolInteval", "PollInterval")]
    [TestCase("Url", "Uri")]
    [TestCase("Ul", null)]
    [TestCase("Logging", null)]
    [TestCase("", null)]
    public void Find_Name_ReturnsTheNearestWithinOneEditForThreeLetters(string name, string? near) => Assert.That(NearestName.Find(name, Known), Is.EqualTo(near));

    [TestCase("Worker", "Workers")]
    [TestCase("Wrkerz", "Workers", 3)]
    [TestCase("Wrkerz", null)]
    [TestCase("Url", null)]
    public void Find_FewerEditsAllowed_IsStricter(string name, string? near, int lettersPerEdit = 5) =>
        Assert.That(NearestName.Find(name, ["Workers", "Uri"], lettersPerEdit), Is.EqualTo(near));
}
