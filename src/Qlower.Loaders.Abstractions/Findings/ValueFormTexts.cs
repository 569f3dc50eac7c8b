namespace Qlower.Loaders;

/// <summary>The forms of values in words.</summary>
internal static class ValueFormTexts
{
    /// <summary>The form, to be read after “il faut” or “expected:”; <see langword="null"/> for a form without a name.</summary>
    public static LocalizedText? Name(ValueForm form) => form switch
    {
        ValueForm.Text => new("un texte", "a text"),
        ValueForm.Id => new("un texte de 1 à 255 caractères", "a text of 1 to 255 characters"),
        ValueForm.Date => new("une date (AAAA-MM-JJ)", "a date (YYYY-MM-DD)"),
        ValueForm.Timestamp => new("une date, ou une date et une heure (2026-01-05T09:46:28+01:00)", "a date, or a date and time (2026-01-05T09:46:28+01:00)"),
        ValueForm.Decimal => new("un nombre", "a number"),
        ValueForm.PositiveDecimal => new("un nombre positif ou nul", "a number, 0 or more"),
        ValueForm.WholeNumber => new("un nombre entier, positif ou nul", "a whole number, 0 or more"),
        ValueForm.Code => new("un code de la liste", "a code of the list"),
        ValueForm.Email => new("une adresse électronique", "an email address"),
        ValueForm.Phone => new("un numéro de téléphone", "a phone number"),
        ValueForm.PostCode => new("un code postal, comme texte", "a post code, as text"),
        ValueForm.Siren => new("un texte de 9 chiffres", "a text of 9 digits"),
        ValueForm.Siret => new("un texte de 14 chiffres", "a text of 14 digits"),
        ValueForm.Nic => new("un texte de 5 chiffres", "a text of 5 digits"),
        ValueForm.Year => new("une année de quatre chiffres", "a year of four digits"),
        ValueForm.WebAddress => new("une adresse web complète", "a complete web address"),
        ValueForm.Section => new("une liste d’enregistrements, entre crochets", "a list of records, in square brackets"),
        ValueForm.Record => new("un objet, entre accolades", "an object, in braces"),
        ValueForm.Boolean => new("true ou false", "true or false"),
        ValueForm.List => new("une liste, entre crochets", "a list, in square brackets"),
        _ => null,
    };

    /// <summary>How a value of the form is written; <see langword="null"/> where the remedy of the rule is as good.</summary>
    public static LocalizedText? Remedy(ValueForm form) => form switch
    {
        ValueForm.Text or ValueForm.Id => new("Écrivez un texte, entre guillemets.", "Write a text, in quotation marks."),
        ValueForm.Date => new(
            "Écrivez la date sous la forme AAAA-MM-JJ, par exemple \"2026-01-31\". Elle doit exister au calendrier.",
            "Write the date as YYYY-MM-DD, for example \"2026-01-31\". It must exist in the calendar."),
        ValueForm.Timestamp => new(
            "Écrivez la date et l’heure ainsi\u00A0: \"2026-01-05T09:46:28+01:00\". Sans décalage, l’heure est celle de Paris.",
            "Write date and time as in \"2026-01-05T09:46:28+01:00\". Without an offset, the time is that of Paris."),
        ValueForm.Decimal or ValueForm.PositiveDecimal => new(
            "Écrivez un nombre sans guillemets, avec un point décimal et sans séparateur de milliers ni devise, par exemple 1234.56.",
            "Write a number without quotation marks, with a decimal point and no thousands separator or currency, for example 1234.56."),
        ValueForm.WholeNumber => new("Écrivez un nombre entier sans guillemets, par exemple 3.", "Write a whole number without quotation marks, for example 3."),
        ValueForm.Code => new(
            "Remplacez la valeur par l’un des codes acceptés, en respectant les majuscules.",
            "Replace the value by one of the accepted codes; capitals matter."),
        ValueForm.Email => new(
            "Indiquez une seule adresse, de la forme nom@domaine.fr, sans espace ni nom d’affichage.",
            "Give one address, such as name@example.com, without blanks or a display name."),
        ValueForm.Phone => new(
            "N’écrivez que des chiffres, des espaces, des points, des tirets, des parenthèses et le signe +, par exemple \"+33 6 12 34 56 78\".",
            "Write only digits, blanks, dots, hyphens, brackets and the sign +, for example \"+33 6 12 34 56 78\"."),
        ValueForm.PostCode => new(
            "Écrivez le code postal comme texte, entre guillemets\u00A0: le zéro de tête (\"01000\") se perd dans un nombre.",
            "Write the post code as text, in quotation marks: a leading zero (\"01000\") is lost in a number."),
        ValueForm.Siren => Digits("9"),
        ValueForm.Siret => Digits("14"),
        ValueForm.Nic => Digits("5"),
        ValueForm.Year => new("Écrivez l’année en quatre chiffres, par exemple 2026.", "Write the year in four digits, for example 2026."),
        ValueForm.WebAddress => new(
            "Indiquez l’adresse entière, commençant par https:// ou http://.", "Give the whole address, starting with https:// or http://."),
        ValueForm.Section => new("Écrivez une liste entre crochets, même pour un seul enregistrement.", "Write a list in square brackets, also for a single record."),
        ValueForm.Record => new("Écrivez un objet entre accolades, avec ses clés.", "Write an object in braces, with its keys."),
        ValueForm.Boolean => new("Écrivez true ou false, sans guillemets.", "Write true or false, without quotation marks."),
        ValueForm.List => new("Écrivez une liste entre crochets.", "Write a list in square brackets."),
        _ => null,
    };

    private static LocalizedText Digits(string count) => new(
        $"Écrivez {count} chiffres entre guillemets, sans espace. Attention aux zéros de tête qu’un tableur supprime.",
        $"Write {count} digits in quotation marks, without blanks. Check for leading zeros that a spreadsheet dropped.");
}
