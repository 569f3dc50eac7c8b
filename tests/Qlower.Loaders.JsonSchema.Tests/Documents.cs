using System.Text;
using Qlower.Loaders.JsonSchema.Compilation;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Schemas of several documents.</summary>
internal static class Documents
{
    public static SchemaCompileOptions Of(params (string Uri, string Content)[] documents) =>
        new() { Documents = documents.ToDictionary(item => item.Uri, item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item.Content)) };

    public static SchemaNode Read(string schema, SchemaCompileOptions? options = null) =>
        new SchemaReader(options ?? new SchemaCompileOptions()).Read(Encoding.UTF8.GetBytes(schema));

    public static bool Accepts(string schema, string instance, SchemaCompileOptions? options = null) =>
        Pass.Over(Pass.Compile(schema, options), instance).Outcome.IsValid;

    public static List<string> Errors(string schema, SchemaCompileOptions? options = null) =>
        [.. Assert.Throws<SchemaCompilationException>(() => Pass.Compile(schema, options))!.Errors.Select(error => error.ToString())];
}
