namespace Qlower.Loaders.JsonSchema.Fuzz;

/// <summary>One thing to try.</summary>
internal sealed record FuzzInput(byte[] Schema, byte[] Instance, SchemaDialect Dialect)
{
    public string ReplayArguments => $"{Dialect} {Argument(Schema)} {Argument(Instance)}";

    /// <summary>Nothing at all would be lost between two blanks.</summary>
    private static string Argument(byte[] bytes) => bytes.Length == 0 ? "\"\"" : Convert.ToBase64String(bytes);
}
