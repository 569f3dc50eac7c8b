using Qlower.Loaders.Transformation;

namespace Qlower.Loaders.Tests.Transformation;

public sealed class FrenchDepartmentTests
{
    [TestCase("06000", "06")]
    [TestCase("01000", "01")]
    [TestCase("75116", "75")]
    [TestCase("95000", "95")]
    [TestCase("92042", "92")]
    [TestCase("20000", "2A")]
    [TestCase("20167", "2A")]
    [TestCase("20200", "2B")]
    [TestCase("20600", "2B")]
    [TestCase("97100", "971")]
    [TestCase("97220", "972")]
    [TestCase("97300", "973")]
    [TestCase("97491", "974")]
    [TestCase("97500", "975")]
    [TestCase("97600", "976")]
    [TestCase("97133", "977")]
    [TestCase("97150", "978")]
    [TestCase("98600", "986")]
    [TestCase("98714", "987")]
    [TestCase("98800", "988")]
    public void Of_CodeOfOneDepartment_ReturnsIt(string postCode, string department) =>
        Assert.That(FrenchDepartment.Of(postCode), Is.EqualTo(department));

    [TestCase("98000", TestName = "Of_Monaco_IsNull")]
    [TestCase("98030", TestName = "Of_MonacoCedex_IsNull")]
    [TestCase("20407", TestName = "Of_BastiaCedex_IsNull")]
    [TestCase("20704", TestName = "Of_AjaccioCedex_IsNull")]
    [TestCase("20302", TestName = "Of_CorsicanCedex_IsNull")]
    [TestCase("42620", TestName = "Of_CodeOfTwoDepartments_IsNull")]
    [TestCase("94396", TestName = "Of_OrlyCedex_IsNull")]
    [TestCase("00100", TestName = "Of_ArmedForces_IsNull")]
    [TestCase("96000", TestName = "Of_NumberOfNoDepartment_IsNull")]
    [TestCase("97000", TestName = "Of_OverseasWithoutDepartment_IsNull")]
    [TestCase("97900", TestName = "Of_UnusedOverseas_IsNull")]
    [TestCase("98400", TestName = "Of_SouthernLands_IsNull")]
    [TestCase("99138", TestName = "Of_Abroad_IsNull")]
    [TestCase("6000", TestName = "Of_FourDigits_IsNull")]
    [TestCase("SW1A1", TestName = "Of_Letters_IsNull")]
    [TestCase("٠٦٠٠٠", TestName = "Of_OtherDigits_IsNull")]
    public void Of_CodeOfNoSingleDepartment_IsNull(string postCode) => Assert.That(FrenchDepartment.Of(postCode), Is.Null);
}
