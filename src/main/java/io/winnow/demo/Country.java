package io.winnow.demo;

import java.util.List;

/** Where the invented people live, what they are called and what they pay with. */
enum Country {
  DE(
      28,
      "EUR",
      1,
      List.of("de"),
      "Anna,Lea,Marie,Sophie,Katrin,Sabine,Julia,Nina,Heike,Petra",
      "Lukas,Jonas,Felix,Stefan,Thomas,Jan,Markus,Tim,Uwe,Moritz",
      "Berlin:Berlin,München:Bayern,Nürnberg:Bayern,Hamburg:Hamburg,Köln:Nordrhein-Westfalen,"
          + "Leipzig:Sachsen,Stuttgart:Baden-Württemberg,Frankfurt:Hessen"),
  AT(
      7,
      "EUR",
      1,
      List.of("de"),
      "Lena,Magdalena,Johanna,Theresa,Eva",
      "Matthias,Florian,Georg,Paul,Sebastian",
      "Wien:Wien,Graz:Steiermark,Salzburg:Salzburg,Innsbruck:Tirol,Bregenz:Vorarlberg"),
  CH(
      6,
      "CHF",
      1.1,
      List.of("de", "de", "fr", "it"),
      "Laura,Chiara,Nicole,Céline,Ursina",
      "Reto,Luca,Beat,Marc,Fabio",
      "Zürich:Zürich,Bern:Bern,Genf:Genf,Chur:Graubünden,Sion:Valais,Lugano:Tessin"),
  GB(
      14,
      "GBP",
      0.9,
      List.of("en"),
      "Olivia,Emily,Grace,Charlotte,Helen,Priya",
      "Oliver,Harry,James,George,Callum,Imran",
      "London:London,Manchester:North West,Leeds:Yorkshire,Bristol:South West,Glasgow:Scotland,"
          + "Cardiff:Wales"),
  IE(
      3,
      "EUR",
      1,
      List.of("en"),
      "Aoife,Ciara,Niamh,Saoirse",
      "Conor,Sean,Liam,Cillian",
      "Dublin:Leinster,Cork:Munster,Galway:Connacht"),
  FR(
      10,
      "EUR",
      1,
      List.of("fr"),
      "Camille,Chloé,Manon,Léa,Inès",
      "Louis,Hugo,Nathan,Théo,Antoine",
      "Paris:Île-de-France,Lyon:Auvergne-Rhône-Alpes,Lille:Hauts-de-France,Nantes:Pays de la Loire,"
          + "Marseille:Provence-Alpes-Côte d'Azur"),
  NL(
      6,
      "EUR",
      1,
      List.of("nl"),
      "Sanne,Fleur,Lotte,Anouk",
      "Daan,Sem,Bram,Jeroen",
      "Amsterdam:Noord-Holland,Utrecht:Utrecht,Rotterdam:Zuid-Holland,Eindhoven:Noord-Brabant"),
  SE(
      5,
      "SEK",
      11,
      List.of("sv"),
      "Elsa,Astrid,Linnea,Maja",
      "Nils,Axel,Oskar,Viktor",
      "Stockholm:Stockholm,Göteborg:Västra Götaland,Malmö:Skåne,Umeå:Västerbotten"),
  NO(
      3,
      "NOK",
      11,
      List.of("nb"),
      "Ingrid,Nora,Solveig",
      "Henrik,Magnus,Sindre",
      "Oslo:Oslo,Bergen:Vestland,Tromsø:Troms"),
  DK(
      3,
      "DKK",
      7.5,
      List.of("da"),
      "Freja,Ida,Mette",
      "Frederik,Rasmus,Anders",
      "København:Hovedstaden,Aarhus:Midtjylland,Odense:Syddanmark"),
  US(
      10,
      "USD",
      1.1,
      List.of("en", "en", "en", "en", "es"),
      "Emma,Ava,Madison,Sofia,Keisha,Linda",
      "Noah,Mason,Ethan,Diego,Jamal,Robert",
      "New York:New York,Austin:Texas,Denver:Colorado,Seattle:Washington,Chicago:Illinois,"
          + "Portland:Oregon,Atlanta:Georgia"),
  CA(
      5,
      "CAD",
      1.5,
      List.of("en", "en", "en", "fr"),
      "Hannah,Abigail,Élodie,Mei",
      "Logan,Owen,Félix,Arjun",
      "Toronto:Ontario,Vancouver:British Columbia,Montréal:Québec,Calgary:Alberta");

  private final double weight;
  private final String currency;
  private final double prices;
  private final List<String> languages;
  private final List<String> women;
  private final List<String> men;
  private final List<String> places;

  Country(
      double weight,
      String currency,
      double prices,
      List<String> languages,
      String women,
      String men,
      String places) {
    this.weight = weight;
    this.currency = currency;
    this.prices = prices;
    this.languages = languages;
    this.women = List.of(women.split(","));
    this.men = List.of(men.split(","));
    this.places = List.of(places.split(","));
  }

  static Country draw(Dice dice) {
    double[] weights = new double[values().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = values()[i].weight;
    }
    return values()[dice.weighted(weights)];
  }

  String currency() {
    return currency;
  }

  /** How many units of the currency buy what one euro buys, roughly. */
  double prices() {
    return prices;
  }

  String language(Dice dice) {
    return dice.oneOf(languages);
  }

  String firstName(Dice dice, boolean woman) {
    return dice.oneOf(woman ? women : men);
  }

  /** City and region. */
  String[] place(Dice dice) {
    // the first city is the biggest
    int i = (int) (places.size() * StrictMath.pow(dice.unit(), 1.5));
    return places.get(i).split(":");
  }
}
