using System.Text.Json.Serialization;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Http.Wire;

/// <summary>The JSON of the wire contract: members in camelCase, decimals as numbers, dates in ISO 8601. <c>docs/http-integrator.md</c> documents it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(DirectionConverter)])]
[JsonSerializable(typeof(Client))]
[JsonSerializable(typeof(Declarant))]
[JsonSerializable(typeof(Property))]
[JsonSerializable(typeof(Associate))]
[JsonSerializable(typeof(Transaction))]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(BatchAnswers))]
[JsonSerializable(typeof(LookupRequest))]
[JsonSerializable(typeof(LookupAnswers))]
internal sealed partial class WireContext : JsonSerializerContext;
