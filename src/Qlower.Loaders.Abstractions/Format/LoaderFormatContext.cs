using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, MaxDepth = 64)]
[JsonSerializable(typeof(ClientEntry))]
[JsonSerializable(typeof(DeclarantRecord))]
[JsonSerializable(typeof(PropertyRecord))]
[JsonSerializable(typeof(AssociateRecord))]
[JsonSerializable(typeof(TransactionRecord))]
[JsonSerializable(typeof(DocumentRecord))]
internal sealed partial class LoaderFormatContext : JsonSerializerContext;
