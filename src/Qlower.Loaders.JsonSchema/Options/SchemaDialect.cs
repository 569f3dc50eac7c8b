namespace Qlower.Loaders.JsonSchema;

/// <summary>A version of JSON Schema.</summary>
public enum SchemaDialect
{
    /// <summary>Draft 2020-12: <c>https://json-schema.org/draft/2020-12/schema</c>.</summary>
    Draft202012,

    /// <summary>Draft 2019-09: <c>https://json-schema.org/draft/2019-09/schema</c>.</summary>
    Draft201909,

    /// <summary>Draft 7: <c>http://json-schema.org/draft-07/schema#</c>.</summary>
    Draft7,
}
