#pragma warning disable
namespace Qlower.Loaders.JsonSchema;
public sealed class CompiledSchema { public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema, SchemaCompileOptions? options = null) => new(); }
public sealed class SchemaCompileOptions { public bool AssertFormats { get; init; } = true; public IReadOnlyDictionary<string, FormatCheck> Formats { get; init; } public string? ObserveKeyword { get; init; } public string? AdviceKeyword { get; init; } public string? RuleKeyword { get; init; } }
public delegate bool FormatCheck(ReadOnlySpan<byte> value, bool isNumber);
public sealed class SchemaCompilationException : Exception { public IReadOnlyList<SchemaError> Errors { get; } }
public sealed class SchemaError { public string Pointer { get; } public string Message { get; } }
