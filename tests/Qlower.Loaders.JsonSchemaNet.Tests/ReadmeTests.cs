using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.JsonSchemaNet.Tests;

public sealed class ReadmeTests
{
    [TestCase("src/Qlower.Loaders.JsonSchemaNet/README.md")]
    [TestCase("docs/schema-engines.md")]
    public void Page_Example_IsTheOneThatIsCompiled(string page)
    {
        var here = Path.GetDirectoryName(SourcePath())!;
        var example = File.ReadAllText(Path.Combine(here, "ReadmeExample.cs")).ReplaceLineEndings("\n");
        var text = File.ReadAllText(Path.Combine(here, "..", "..", page)).ReplaceLineEndings("\n");

        Assert.That(text, Does.Contain("```csharp\n" + example + "```"));
    }

    [Test]
    public void Example_Composed_HasTheEngineOnce()
    {
        var services = new ServiceCollection();

        ReadmeExample.AddAzur(services);

        Assert.That(services.Count(service => service.ImplementationType == typeof(JsonSchemaNetEngine)), Is.EqualTo(1));
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
