using System.Text;

namespace Qlower.Loaders.Tests.Schemas;

/// <summary>A second engine behind the seam, as a host would write it.</summary>
internal sealed class NJsonSchemaEngine : ISchemaEngine
{
    public string Name => "njsonschema";

    public ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema) =>
        new NJsonSchemaValidator(NJsonSchema.JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(utf8Schema.Span)).GetAwaiter().GetResult());
}
