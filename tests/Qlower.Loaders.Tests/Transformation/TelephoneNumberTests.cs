using Qlower.Loaders.Transformation;

namespace Qlower.Loaders.Tests.Transformation;

public sealed class TelephoneNumberTests
{
    [TestCase("06 12 34 56 78", "06000", "+33612345678")]
    [TestCase("+33 06 12 34 56 78", "06000", "+33612345678")]
    [TestCase(" +33 (0)6 12 34 56 78", "06000", "+33612345678")]
    [TestCase("0033 06 12 34 56 78", "06000", "+33612345678")]
    [TestCase("00 33 (0) 6.12.34.56.78", "06000", "+33612345678")]
    [TestCase("\u00A006\u00A012\u00A034\u00A056\u00A078\u00A0", "06000", "+33612345678")]
    [TestCase("+44 20 7946 0018", "06000", "+442079460018")]
    [TestCase("0692 12 34 56", "97400", "+262692123456")]
    [TestCase("0692 12 34 56", "97490", "+262692123456")]
    [TestCase("06 12 34 56 78", "97400", "+33612345678")]
    [TestCase("0639 01 23 45", "97600", "+262639012345")]
    [TestCase("0690 12 34 56", "97133", "+590690123456")]
    [TestCase("0696 12 34 56", "97200", "+596696123456")]
    [TestCase("0694 20 12 34", "97300", "+594694201234")]
    [TestCase("27 12 34", "98800", "+687271234")]
    [TestCase("40 45 12 34", "98714", "+68940451234")]
    public void TryNormalise_ValidNumber_IsE164(string sent, string postCode, string expected)
    {
        var isValid = TelephoneNumber.TryNormalise(sent, PhoneRegions.Of(FrenchDepartment.Of(postCode), "FR"), out var normalised);

        Assert.That((isValid, normalised), Is.EqualTo((true, expected)));
    }

    [TestCase("06 12 34 56")]
    [TestCase("06 12 34 56 78 90")]
    [TestCase("00 00 00 00 00")]
    [TestCase("0692 12 34 56")]
    [TestCase("06 12 34 56 78 ext. 3")]
    [TestCase("06 12 34 56 78 / 06 87 65 43 21")]
    [TestCase("0800 FLEURS")]
    [TestCase("+33")]
    [TestCase("++++")]
    [TestCase("3615")]
    [TestCase("+999 12 34 56 78")]
    public void TryNormalise_NotAValidNumberOfFrance_IsNot(string sent)
    {
        Assert.That(TelephoneNumber.TryNormalise(sent, PhoneRegions.Of("06", "FR"), out var normalised), Is.False);
        Assert.That(normalised, Is.Empty);
    }
}
