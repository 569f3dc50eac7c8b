using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Inputs that random search once found, made small: each broke a promise.</summary>
public sealed class FoundInputTests
{
    /// <remarks>
    /// Half a surrogate pair in a name, below the root: the parser's look for names that occur twice threw
    /// <see cref="InvalidOperationException"/> through <see cref="CompiledSchema.Compile"/>.
    /// </remarks>
    [TestCase("""{"a":{"b":{"\ud83d":{}},"c":{"d":{"e":[]}}}}""", "")]
    [TestCase("""{"a":{"\ud83d":{}}}""", "")]
    public void Proof_InputThatOnceBrokeAPromise_Holds(string schema, string instance)
    {
        foreach (var dialect in Enum.GetValues<SchemaDialect>())
        {
            Assert.That(() => Proof.Of(Encoding.UTF8.GetBytes(schema), Encoding.UTF8.GetBytes(instance), dialect), Throws.Nothing);
        }
    }
}
