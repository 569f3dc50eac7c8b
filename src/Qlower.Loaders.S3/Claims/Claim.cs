namespace Qlower.Loaders.S3.Claims;

/// <summary>The content of a claim, which operators may read too.</summary>
internal sealed record Claim(string Claimant, string Key, string Identity, DateTimeOffset ClaimedAt);
