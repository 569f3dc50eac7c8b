using System.Text.Json.Serialization;

namespace Qlower.Loaders.Relational.Records;

/// <summary>How the changes of a record and the findings of a commit are stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ValueChange>))]
[JsonSerializable(typeof(StagedRemarks))]
internal sealed partial class RecordJson : JsonSerializerContext;
