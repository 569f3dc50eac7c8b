using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The table <c>code_labels</c>: the letter codes of the columns of records with the labels of the format's page. A list has the name of the column.
/// Codes that partners may extend, such as the tax regime, have their label in a column beside them.
/// </summary>
internal static class CodeLabels
{
    /// <summary>The table.</summary>
    public static SqlTable Definition { get; } = new()
    {
        Name = "code_labels",
        Columns = [new SqlColumn("list"), new SqlColumn("code"), new SqlColumn("french"), new SqlColumn("english")],
        PrimaryKey = "list, code",
    };

    /// <summary>The labels: list, code, French, English.</summary>
    public static IReadOnlyList<(string List, string Code, string French, string English)> All { get; } =
    [
        ("type", "A", "appartement", "flat"),
        ("type", "H", "maison", "house"),
        ("type", "CL", "local commercial", "commercial premises"),
        ("type", "P", "stationnement", "parking space"),
        ("management_mode", "D", "gestion directe", "direct"),
        ("management_mode", "A", "agence", "agency"),
        ("management_mode", "STRP", "plateforme de location de courte durée", "short-term rental platform"),
        ("management_mode", "M", "mandataire", "agent under mandate"),
        ("vat_option", "N", "aucune", "none"),
        ("vat_option", "10", "10 %", "10%"),
        ("vat_option", "20", "20 %", "20%"),
        ("completion_status", "NEW", "neuf", "new"),
        ("completion_status", "VEFA", "vente en l’état futur d’achèvement", "sold before completion (VEFA)"),
        ("completion_status", "OLD", "ancien", "old"),
        ("civility", "M", "monsieur", "Mr"),
        ("civility", "MME", "madame", "Mrs, Ms"),
        ("civility", "SOC", "société", "company"),
        ("tax_regime_aggregation", "IR", "impôt sur le revenu", "income tax"),
        ("tax_regime_aggregation", "IS", "impôt sur les sociétés", "corporate tax"),
        ("direction", "credit", "crédit", "credit"),
        ("direction", "debit", "débit", "debit"),
    ];

    /// <summary>Replaces the rows.</summary>
    public static void Replace(SqlSession session)
    {
        session.Execute("DELETE FROM code_labels");
        foreach (var (list, code, french, english) in All)
        {
            session.Execute("INSERT INTO code_labels (list, code, french, english) VALUES ($1, $2, $3, $4)", list, code, french, english);
        }
    }
}
