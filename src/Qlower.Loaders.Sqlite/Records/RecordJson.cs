using System.Text.Json.Serialization;

namespace Qlower.Loaders.Sqlite.Records;

/// <summary>How the changes of a record are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ValueChange>))]
internal sealed partial class RecordJson : JsonSerializerContext;
