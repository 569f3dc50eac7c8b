using System.Text.Json.Serialization;

namespace Qlower.Loaders.S3;

/// <summary>What a claim holds, for operators too.</summary>
internal sealed record S3Claim(string Claimant, string Key, string Identity, DateTimeOffset ClaimedAt);

/// <summary>Writes and reads claims.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(S3Claim))]
internal sealed partial class S3ClaimJson : JsonSerializerContext;
