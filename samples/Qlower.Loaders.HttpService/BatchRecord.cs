using System.Text.Json;

namespace Qlower.Loaders.HttpService;

/// <summary>A record to store, or one to erase. A repeated record has the same offset, a second one with the same id another.</summary>
internal sealed record BatchRecord(string ExternalId, long Offset, JsonElement? Record, bool Erase);
