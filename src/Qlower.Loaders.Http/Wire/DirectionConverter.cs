using System.Text.Json;
using System.Text.Json.Serialization;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Http.Wire;

/// <summary><c>debit</c> and <c>credit</c>.</summary>
internal sealed class DirectionConverter() : JsonStringEnumConverter<TransactionDirection>(JsonNamingPolicy.CamelCase);
