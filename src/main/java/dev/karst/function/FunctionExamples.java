package dev.karst.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An example of each function, which help shows and a test runs: the one table of them, a line a
 * function. A function without a line here fails that test.
 */
public final class FunctionExamples {
  private static final String EVALS =
      """
      case => case(1>2,"a", 2>1,"b") => b
      coalesce => coalesce(null(),"b","c") => b
      false => if(false(),"a","b") => b
      if => if(len("abc")>2,"long","short") => long
      null => if(isnull(null()),"absent","there") => absent
      nullif => nullif("a","b") => a
      true => case(1>2,"a", true(),"else") => else
      validate => validate(1<2,"a", 2<1,"b") => b
      cidrmatch => if(cidrmatch("10.0.0.0/8","10.1.2.3"),"inside","outside") => inside
      in => if(in("b","a","b"),"yes","no") => yes
      like => if(like("cmd.exe","%.exe"),"yes","no") => yes
      match => if(match("cmd.exe","\\\\.exe$"),"yes","no") => yes
      searchmatch => if(searchmatch("nosuch=*"),"yes","no") => no
      ipmask => ipmask("255.255.0.0","10.1.2.3") => 10.1.0.0
      printf => printf("%05.1f of %s",3.14,"x") => 003.1 of x
      toarray => toarray("[1,2]") => [1,2]
      tobool => tostring(tobool("true")) => True
      todouble => todouble("3.5") => 3.5
      toint => toint("3.9") => 3
      tomv => mvjoin(tomv("[\\"a\\",\\"b\\"]"),"+") => a+b
      tonumber => tonumber("ff",16) => 255
      toobject => toobject("{\\"a\\":1}") => {"a":1}
      tostring => tostring(12345.678,"commas") => 12,345.68
      md5 => md5("a") => 0cc175b9c0f1b6a831c399e269772661
      sha1 => sha1("a") => 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8
      sha256 => substr(sha256("a"),1,8) => ca978112
      sha512 => substr(sha512("a"),1,8) => 1f40fc92
      now => if(now()>0,"yes","no") => yes
      relative_time => strftime(relative_time(86400,"-1d@d"),"%F") => 1970-01-01
      strftime => strftime(0,"%F %T") => 1970-01-01 00:00:00
      strptime => strptime("1970-01-02","%F") => 86400.000000
      time => if(time()>0,"yes","no") => yes
      isarray => if(isarray("[1]"),"yes","no") => yes
      isbool => if(isbool(1>0),"yes","no") => yes
      isdouble => if(isdouble(1.5),"yes","no") => yes
      isint => if(isint(1),"yes","no") => yes
      ismv => if(ismv(split("a,b",",")),"yes","no") => yes
      isnotnull => if(isnotnull("a"),"yes","no") => yes
      isnull => if(isnull(nosuch),"yes","no") => yes
      isnum => if(isnum(1),"yes","no") => yes
      isobject => if(isobject("{}"),"yes","no") => yes
      isstr => if(isstr("a"),"yes","no") => yes
      typeof => typeof(12) => Number
      json => json("{\\"a\\":1}") => {"a":1}
      json_array => json_array("a",1) => ["a",1]
      json_array_to_mv => mvjoin(json_array_to_mv("[\\"a\\",\\"b\\"]"),"+") => a+b
      json_entries => json_entries("{\\"a\\":1}") => [{"key":"a","value":1}]
      json_extract => json_extract("{\\"a\\":{\\"b\\":[1,2]}}","a.b{1}") => 2
      json_extract_exact => json_extract_exact("{\\"a.b\\":1}","a.b") => 1
      json_has_key_exact => if(json_has_key_exact("{\\"a.b\\":1}","a.b"),"yes","no") => yes
      json_keys => json_keys("{\\"a\\":1,\\"b\\":2}") => ["a","b"]
      json_object => json_object("a",1) => {"a":1}
      json_valid => if(json_valid("{"),"yes","no") => no
      mv_to_json_array => mv_to_json_array(split("a,b",",")) => ["a","b"]
      json_append => json_append("{\\"a\\":[1]}","a",2) => {"a":[1,2]}
      json_delete => json_delete("{\\"a\\":1,\\"b\\":2}","a") => {"b":2}
      json_extend => json_extend("{\\"a\\":[1]}","a",json_array(2,3)) => {"a":[1,2,3]}
      json_set => json_set("{}","a",1) => {"a":1}
      json_set_exact => json_set_exact("{}","a.b",1) => {"a.b":1}
      abs => abs(-3) => 3
      ceiling => ceiling(1.2) => 2
      exact => exact(3.14*2) => 6.28
      exp => exp(0) => 1
      floor => floor(1.8) => 1
      ln => ln(1) => 0
      log => log(8,2) => 3
      pi => round(pi(),2) => 3.14
      pow => pow(2,10) => 1024
      round => round(2.555,2) => 2.56
      sigfig => sigfig(1.00*3) => 3
      sqrt => sqrt(9) => 3
      sum => sum(1,2,3) => 6
      acos => acos(1) => 0
      acosh => acosh(1) => 0
      asin => asin(0) => 0
      asinh => asinh(0) => 0
      atan => atan(0) => 0
      atan2 => atan2(0,1) => 0
      atanh => atanh(0) => 0
      cos => cos(0) => 1
      cosh => cosh(0) => 1
      hypot => hypot(3,4) => 5
      sin => sin(0) => 0
      sinh => sinh(0) => 0
      tan => tan(0) => 0
      tanh => tanh(0) => 0
      bit_and => bit_and(12,10) => 8
      bit_or => bit_or(12,10) => 14
      bit_xor => bit_xor(12,10) => 6
      bit_not => bit_not(10,15) => 5
      bit_shift_left => bit_shift_left(1,4) => 16
      bit_shift_right => bit_shift_right(16,4) => 1
      commands => mvjoin(commands("search a | stats count"),"+") => search+stats
      mvappend => mvjoin(mvappend("a","b"),"+") => a+b
      mvcount => mvcount(split("a,b,c",",")) => 3
      mvdedup => mvjoin(mvdedup(split("b,a,b",",")),"+") => b+a
      mvfilter => mvjoin(mvfilter(n>0),"+") => 1
      mvfind => mvfind(split("a,err1",","),"err\\\\d") => 1
      mvindex => mvindex(split("a,b,c",","),-1) => c
      mvjoin => mvjoin(split("a,b",","),"+") => a+b
      mvmap => mvjoin(mvmap(n,n*10),"+") => 10
      mvrange => mvjoin(mvrange(1,7,2),"+") => 1+3+5
      mvreverse => mvjoin(mvreverse(split("a,b",",")),"+") => b+a
      mvsort => mvjoin(mvsort(split("9,10",",")),"+") => 10+9
      mvzip => mvjoin(mvzip(split("a,b",","),split("1,2",","),"="),"+") => a=1+b=2
      split => mvcount(split("a;b;c",";")) => 3
      avg => avg(1,2,6) => 3
      max => max(1,3,2) => 3
      min => min(1,3,2) => 1
      random => if(random()>=0,"yes","no") => yes
      len => len("héllo") => 5
      lower => lower("ABC") => abc
      upper => upper("abc") => ABC
      trim => trim("--a--","-") => a
      ltrim => ltrim("  a") => a
      rtrim => rtrim("a..",".") => a
      replace => replace("2024-05-01","(\\\\d+)-(\\\\d+)-(\\\\d+)","\\\\3.\\\\2.\\\\1") => 01.05.2024
      spath => spath("{\\"a\\":{\\"b\\":7}}","a.b") => 7
      substr => substr("powershell",-5,3) => she
      urldecode => urldecode("a%20b") => a b
      lookup => lookup("users",json_object("user","ann"),json_array("department")) => {"department":"it"}
      """;

  /** Of rows whose {@code n} is 1, 2, 3 and 4, a minute apart. */
  private static final String AGGREGATES =
      """
      count => count(eval(n>1)) => 3
      dc => dc(n) => 4
      estdc => estdc(n) => 4
      estdc_error => estdc_error(n) => 0
      values => values(eval(n%2)) => 0 1
      sum => sum(n) => 10
      avg => avg(n) => 2.5
      sumsq => sumsq(n) => 30
      stdev => stdev(eval(n*0)) => 0
      stdevp => stdevp(eval(n*0)) => 0
      var => var(n) => 1.6666666666666667
      varp => varp(n) => 1.25
      min => min(n) => 1
      max => max(n) => 4
      range => range(n) => 3
      perc => perc50(n) => 2.5
      upperperc => upperperc50(n) => 2.5
      exactperc => exactperc50(n) => 2.5
      median => median(n) => 2.5
      mode => mode(eval(min(n,2))) => 2
      first => first(n) => 1
      last => last(n) => 4
      earliest => earliest(n) => 1
      latest => latest(n) => 4
      earliest_time => earliest_time(n) => 60.000000
      latest_time => latest_time(n) => 240.000000
      rate => rate(eval(n*60)) => 1
      list => list(n) => 1 2 3 4
      sparkline => sparkline(count,20s) => ##__SPARKLINE__## 1 0 0 1 0 0 1 0 0 1
      """;

  /**
   * @param search which has one row, with one field {@code x}
   * @param result what {@code x} is, the values of a multivalue apart by blanks
   */
  public record Example(String search, String result) {}

  private static final Map<String, Example> OF_EVAL =
      read(EVALS, "| makeresults | eval n=1 | eval x=", " | table x");

  private static final Map<String, Example> OF_STATS =
      read(
          AGGREGATES,
          "| makeresults count=4 | streamstats count AS n | eval _time=n*60 | stats ",
          " AS x");

  private FunctionExamples() {}

  private static Map<String, Example> read(String table, String before, String after) {
    Map<String, Example> examples = new LinkedHashMap<>();
    for (String line : table.lines().toList()) {
      String[] parts = line.split(" => ");
      examples.put(parts[0], new Example(before + parts[1] + after, parts[2]));
    }
    return examples;
  }

  /** Of an eval function, by its name. */
  public static Optional<Example> ofEval(String name) {
    return Optional.ofNullable(OF_EVAL.get(name));
  }

  /** Of an aggregate, by its name, without a number. */
  public static Optional<Example> ofStats(String name) {
    return Optional.ofNullable(OF_STATS.get(name));
  }
}
