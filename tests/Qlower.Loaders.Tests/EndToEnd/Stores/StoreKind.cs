namespace Qlower.Loaders.Tests.EndToEnd.Stores;

/// <summary>The stores that tests of the whole pipeline run over.</summary>
public enum StoreKind
{
    Memory,
    Sqlite,
    PostgreSql,
}
