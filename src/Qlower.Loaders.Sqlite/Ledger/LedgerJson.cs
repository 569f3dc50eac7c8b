using System.Text.Json.Serialization;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>How findings and small lists are kept. Only nulls are left out: 0 is not the default of every member.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(IReadOnlyList<ByteRange>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class LedgerJson : JsonSerializerContext;
