using System.Text.Json.Serialization;

namespace Qlower.Loaders.S3.Claims;

/// <summary>Serialises claims.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Claim))]
internal sealed partial class ClaimJsonContext : JsonSerializerContext;
