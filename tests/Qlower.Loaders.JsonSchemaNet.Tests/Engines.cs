using System.Text;

namespace Qlower.Loaders.JsonSchemaNet.Tests;

/// <summary>Engines as a host gets them, and what they find.</summary>
internal static class Engines
{
    public static ISchemaEngine Create(params Action<global::Json.Schema.BuildOptions>[] configure) =>
        new JsonSchemaNetEngine(configure.Select(action => new BuildOptionsSetup(action)));

    public static ISchemaValidator Compile(string schema) => Create().Compile(Encoding.UTF8.GetBytes(schema));

    public static IReadOnlyList<SchemaViolation> Validate(string schema, string record) => Compile(schema).Validate(Encoding.UTF8.GetBytes(record));

    /// <summary>The violations as text: rule or keyword, pointer, property.</summary>
    public static string Describe(string schema, string record) => string.Join(
        '|',
        Validate(schema, record)
            .Select(violation => $"{violation.Rule ?? violation.Keyword} {violation.InstancePointer} {violation.Property}".TrimEnd())
            .Order(StringComparer.Ordinal));
}
