using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>Descriptions of web interfaces: closed objects by reference, name patterns, schemas within schemas.</summary>
internal sealed class ApiWork : SmallWork
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
    private static readonly string[] Types = ["string", "integer", "number", "boolean"];

    public override string Name => "API descriptions";

    public override JsonObject Schema()
    {
        var schema = Parse("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object", "required": ["openapi", "info", "paths"], "additionalProperties": false,
              "properties": {
                "openapi": {"type": "string", "pattern": "^3\\.[01]\\.[0-9]+$"}, "info": {"$ref": "#/$defs/info"},
                "servers": {"type": "array", "items": {"$ref": "#/$defs/server"}}, "paths": {"$ref": "#/$defs/paths"},
                "components": {"$ref": "#/$defs/components"}, "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}}
              },
              "$defs": {
                "info": {
                  "type": "object", "required": ["title", "version"], "additionalProperties": false,
                  "properties": {
                    "title": {"type": "string", "minLength": 1}, "version": {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)*$"},
                    "summary": {"type": "string"}, "description": {"type": "string"}, "termsOfService": {"type": "string"},
                    "contact": {"$ref": "#/$defs/contact"}, "license": {"$ref": "#/$defs/licence"}
                  }
                },
                "contact": {"type": "object", "additionalProperties": false, "properties": {"name": {"type": "string"}, "url": {"type": "string"}, "email": {"type": "string"}}},
                "licence": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {"name": {"type": "string"}, "identifier": {"type": "string"}}},
                "server": {"type": "object", "required": ["url"], "additionalProperties": false, "properties": {"url": {"type": "string"}, "description": {"type": "string"}}},
                "tag": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {"name": {"type": "string"}, "description": {"type": "string"}}},
                "paths": {"type": "object", "patternProperties": {"^/": {"$ref": "#/$defs/path"}}, "additionalProperties": false},
                "path": {
                  "type": "object", "additionalProperties": false,
                  "properties": {"summary": {"type": "string"}, "parameters": {"type": "array", "items": {"$ref": "#/$defs/parameter"}}}
                },
                "operation": {
                  "type": "object", "required": ["operationId", "responses"], "additionalProperties": false,
                  "properties": {
                    "operationId": {"type": "string", "pattern": "^[a-zA-Z][a-zA-Z0-9]*$"}, "summary": {"type": "string"}, "description": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}}, "deprecated": {"type": "boolean"},
                    "parameters": {"type": "array", "items": {"$ref": "#/$defs/parameter"}},
                    "requestBody": {"$ref": "#/$defs/content"}, "responses": {"$ref": "#/$defs/responses"}
                  }
                },
                "parameter": {
                  "type": "object", "required": ["name", "in", "schema"], "additionalProperties": false,
                  "properties": {
                    "name": {"type": "string"}, "in": {"enum": ["query", "header", "path", "cookie"]}, "required": {"type": "boolean"},
                    "description": {"type": "string"}, "style": {"enum": ["simple", "form", "matrix", "label"]}, "schema": {"$ref": "#/$defs/schema"}
                  }
                },
                "responses": {
                  "type": "object", "minProperties": 1, "patternProperties": {"^[1-5][0-9X]{2}$": {"$ref": "#/$defs/content"}},
                  "properties": {"default": {"$ref": "#/$defs/content"}}, "additionalProperties": false
                },
                "content": {
                  "type": "object", "additionalProperties": false,
                  "properties": {
                    "description": {"type": "string"},
                    "content": {"type": "object", "additionalProperties": {"type": "object", "properties": {"schema": {"$ref": "#/$defs/schema"}}, "additionalProperties": false}}
                  }
                },
                "components": {"type": "object", "additionalProperties": false, "properties": {"schemas": {"type": "object", "additionalProperties": {"$ref": "#/$defs/schema"}}}},
                "schema": {
                  "type": "object", "additionalProperties": false,
                  "properties": {
                    "type": {"enum": ["string", "integer", "number", "boolean", "object", "array"]}, "description": {"type": "string"},
                    "minimum": {"type": "number"}, "maximum": {"type": "number"}, "minLength": {"type": "integer", "minimum": 0}, "maxLength": {"type": "integer", "minimum": 0},
                    "nullable": {"type": "boolean"}, "required": {"type": "array", "items": {"type": "string"}},
                    "properties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/schema"}}, "items": {"$ref": "#/$defs/schema"}
                  }
                }
              }
            }
            """);
        foreach (var verb in Verbs)
        {
            schema["$defs"]!["path"]!["properties"]![verb] = new JsonObject { ["$ref"] = "#/$defs/operation" };
        }

        return schema;
    }

    protected override JsonObject Instance(Random random)
    {
        var paths = new JsonObject();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            paths[$"/things{i}/{{id}}"] = new JsonObject { [Verbs[i]] = Operation(random, i), [Verbs[i + 2]] = Operation(random, i + 4) };
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Gérance", ["version"] = $"1.{random.Next(20)}.0", ["contact"] = new JsonObject { ["name"] = "Zoé" } },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "https://example.fr/api", ["description"] = "Préproduction" }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["Thing"] = Type(random, 3), ["Other"] = Type(random, 2) } },
        };
    }

    protected override void Spoil(JsonObject instance, Random random)
    {
        var thing = instance["components"]!["schemas"]!["Thing"]!;
        thing[random.Next(2) == 0 ? "minimum" : "surprise"] = "low";
    }

    private static JsonObject Operation(Random random, int number) => new()
    {
        ["operationId"] = $"doThing{number}",
        ["summary"] = "Crée, modifie ou supprime un bien",
        ["tags"] = new JsonArray("biens", "loyers"),
        ["parameters"] = Many(random, 1, 3, i => new JsonObject
        {
            ["name"] = $"parameter{i}",
            ["in"] = "query",
            ["required"] = i == 0,
            ["schema"] = Type(random, 0),
        }),
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "D'accord",
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Type(random, 2) } },
            },
            ["default"] = new JsonObject { ["description"] = "Erreur" },
        },
    };

    private static JsonObject Type(Random random, int depth)
    {
        if (depth == 0)
        {
            return new JsonObject { ["type"] = Types[random.Next(Types.Length)], ["description"] = "Une valeur", ["nullable"] = random.Next(2) == 0 };
        }

        if (random.Next(3) == 0)
        {
            return new JsonObject { ["type"] = "array", ["items"] = Type(random, depth - 1) };
        }

        var properties = new JsonObject();
        for (var i = random.Next(2, 5); i > 0; i--)
        {
            properties[$"field{i}"] = Type(random, depth - 1);
        }

        return new JsonObject { ["type"] = "object", ["required"] = new JsonArray("field1"), ["properties"] = properties };
    }
}
