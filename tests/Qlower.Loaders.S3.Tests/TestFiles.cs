using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Loader files for the tests.</summary>
internal static class TestFiles
{
    public const string Key = "canary-93c1f0";

    public static byte[] Make(int transactions, string prefix = "", string partner = "azur", int properties = 3, int faultEvery = 0)
    {
        using var content = new MemoryStream();
        LoaderFileGenerator.Write(content, new GeneratorOptions
        {
            Transactions = transactions,
            Properties = properties,
            Partner = partner,
            Key = Key,
            Prefix = prefix,
            FaultEvery = faultEvery,
        });
        return content.ToArray();
    }
}
