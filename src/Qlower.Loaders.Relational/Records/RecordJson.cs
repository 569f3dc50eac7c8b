using System.Text.Json.Serialization;

namespace Qlower.Loaders.Relational.Records;

/// <summary>How the changes of a record are stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ValueChange>))]
internal sealed partial class RecordJson : JsonSerializerContext;
