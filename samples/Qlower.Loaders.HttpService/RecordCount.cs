namespace Qlower.Loaders.HttpService;

/// <summary>The number of stored records of a partner and a model.</summary>
internal sealed record RecordCount(string Partner, string Model, long Records);
