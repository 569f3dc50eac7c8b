using System.Text.Json.Serialization;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>How findings and small lists are stored. Only nulls are omitted: 0 is not the default of every member.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(IReadOnlyList<ByteRange>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class LedgerJson : JsonSerializerContext;
