"""Given names: a word from this list followed by another name-like word is a person, in any spelling.

The most frequent given names of the 1990 census of the United States (public domain), and given names of
communities that it hardly counted. Names that are ordinary words as well ("Will", "Grace") are left out on purpose.
"""

from __future__ import annotations

from rules.find.vocabulary import vocabulary

GIVEN_NAMES = vocabulary("""
    aaliyah aaron abbey abbie abby abdul abe abel abigail abraham abram adalberto adam adan addie adela adelaida adelaide
    adele adelina adeline adell adolfo adolph adrian adriana adrianna adrianne adrienne agatha agnes agustin ahmad
    ahmadullah ahmed aida aiden aileen aimee aisha alaina alan alana alanna alba albert alberta alberto alda alden aldo alec
    alecia alejandra alejandro alene alesia aleta aletha alex alexander alexandra alexandria alexis alfonso alfonzo alfred
    alfreda alfredo alice alicia alina aline alisa alisha alison alissa allan allen allene allie allison allyson alonso
    alonzo alpha alphonse alphonso alta altagracia althea alton alva alvaro alvin alvina alyce alyson alyssa amado amalia
    amanda amandeep amara ambrose amelia ami amie amina amos amparo amrit amy anabel anastasia anderson andra andre andrea
    andreas andres andrew andria andriy andy angel angela angelia angelica angelina angeline angelique angelita angelo angie
    anh ani anibal anil anissa anita anjali anna annabelle annamarie anne annemarie annetta annette annie annmarie anthony
    antione antionette antoine antoinette anton antone antonette antonia antonio antony antwan araceli archie aretha ariana
    ariel arjun arleen arlen arlene arlie arline armand armando arnold arnoldo arnulfo aron arpine arron arthur arturo asa
    ashlee ashleigh ashley ashwin asia astrid athena aubrey audra audrey augusta augustine augustus aura aurelia aurelio
    aurora ava avery avis baldev balwinder bambi bao barb barbara barbra barney barrett barry bart barton basil beatrice
    beatriz beau becky belen belinda bella belle belva ben benedict benigno benita benito benjamin bennett bennie benny
    benton bernadette bernadine bernard bernardo bernice bernie berniece bernita berry bert berta bertha bertie bertram
    beryl bess bessie beth bethany betsy bette bettie bettina betty bettye beulah beverley beverly bianca bich billie billy
    binh birdie blaine blair blake blanca blanch blanche blia bob bobbi bobbie bobby bohdan bonita bonnie bonny boris boyce
    boyd brad bradford bradley bradly brain branden brandi brandie brandon brandy brant brayden breanna brenda brendan
    brendon brenna brent brenton bret brett brian briana brianna brianne brice bridget bridgett bridgette brigette brigitte
    britney britt brittany brittney brock broderick brook brooke brooks bruce bruno bryan bryant bryce bryon buck bud buddy
    buford burl burt burton buster byron caitlin caleb callie calvin cameron camila camilla camille candace candelaria candi
    candice candida cara caren carey cari caridad carina carissa carl carla carleen carlene carlo carlos carlotta carlton
    carman carmel carmela carmelita carmella carmelo carmen carmine carole caroline carolyn carrie carrol carroll carson
    cary caryn casandra casey cassie catalina catharine catherine cathie cathleen cathrine cathryn cathy catina catrina
    cecelia cecil cecile cecilia cedric cedrick celeste celestine celia celina chad chadwick chanda chandra chanel chang
    chantal chantel charisse charla charleen charlene charles charley charlie charline charlotte charmaine chas chasity
    chastity chauncey chelsey chelsie cheng cheri cherie cheryl chet chi chinedu chiquita chloe chong chris chrissy christa
    christal christen christi christian christie christin christina christine christoper christopher christy chrystal chuck
    chue chung cindi cindy citlali clair claire clara clare clarence clarice clarissa clark claud claudette claudia claudine
    claudio clay clayton clement clemente clementine cleo cletus cleveland clifford clifton clint clinton clyde cody colby
    cole coleen coleman colette colin colleen collette collin colton columbus concepcion concetta connie conrad constance
    consuelo cora coral corazon cordelia cordell corey cori corina corine corinna corinne cornelia cornelius cornell corrie
    corrine cortez cortney cory courtney coy craig cristal cristina cristobal cristopher cristy cruz cuong curt curtis
    cynthia cyril cyrus dalia dalton damaris damian damien damion damon dan dana dane danelle danette danial daniel daniela
    daniella danielle danilo danita danna dannie danny dante daphne dara darcy darell daren daria darin dario darius dariush
    darla darleen darlene darnell daron darrel darrell darren darrick darrin darron darryl darwin daryl dashawn dave david
    dawna dayna deana deandre deangelo deann deanna deanne debbie debby debi debora deborah debra debrah dee deena deepa
    deidra deidre deirdre del delbert delfina delia delilah della delma delmar delmer delois delores deloris delphine
    demarcus demetria demetrius dena denice denis denise dennis denver deon derek derick derrick deshawn desiree desmond
    dessie devin devon dewayne dewey dewitt dexter dian diana diane diann dianna dianne dick diego dillon dina dinah dino
    dion dionne dirk dixie dmitri dmytro dollie dolly dolores domenic dominga domingo dominic dominick dominique dona donald
    dong donita donn donna donnell donnie donny donovan donte dora dorcas doreen dorene doretha dorian dorinda doris
    dorothea dorothy dorris dorsey dortha dorthy dottie doug douglas douglass dovie doyle duane duc dudley dulce duncan
    dustin dusty dwain dwayne dwight dylan earle earlene earline earnestine eddie eddy edgar edgardo edie edison edith
    edmond edmund edmundo edna eduardo edward edwardo edwin edwina edythe effie efrain efren eileen elaine elba elbert elda
    elden eldon eldridge eleanor eleanore elena elenor eli elia elias elida elijah elinor elisa elisabeth elise eliseo
    elisha elissa eliza elizabeth elizebeth ella ellen ellie elliot elliott ellis ellsworth elma elmer elmo elnora eloisa
    eloise elouise eloy elroy elsa elsie elton elva elvia elvin elvira elvis elwood elyse emanuel emeka emerson emery emil
    emile emilia emiliano emilie emilio emily emmanuel emmett emmitt emory enid enoch enrique enriqueta era erasmo eric
    erica erich erick ericka erik erika erin erlinda erma erna ernest ernestina ernestine ernesto ernie errol ervin erwin
    esmeralda esperanza essie esteban estela estella estelle ester esther ethan ethel etta eugene eugenia eugenio eula
    eulalia eun eunice eusebio eva evan evangelina evangeline eve evelyn everett everette evette evie ezekiel ezequiel ezra
    fabian fabiola falaniko fannie fanny farid fatima faustino fausto fawn fay faye federico felecia felicia felicita felipa
    felipe felix felton ferdinand fermin fernando fidel filiberto filomena fletcher flor flora florencio florentino florine
    flossie floy floyd forrest foster fran frances francesca francesco francine francis francisca francisco frankie franklin
    franklyn fred freda freddie freddy frederic frederick fredric fredrick freeman freida frieda fritz fue gabriel gabriela
    gabriella gabrielle gael gail gale galen garfield garland garnet garo garret garrett garry garth gary gaston gavin gay
    gaye gayla gayle gaylord gena genaro geneva genevieve genoveva geoffrey george georgette georgiana georgianna georgie
    georgina ger gerald geraldine geraldo gerard gerardo gerda geri germaine german gerri gerry gertie gertrude gil gilbert
    gilberto gilda gillian gina ginny gino giovanni gisela giuseppe gladys glenda glenn glenna gloria goldie gonzalo gordon
    gracie graciela grady graig granville greg gregg gregoria gregorio gregory greta gretchen griselda grover guadalupe
    guillermina guillermo gurdev gurmeet gurpreet gus gussie gustavo gwen gwendolyn hal haley hallie halyna hamza hanh hank
    hanna hannah hans harjinder harlan harland harold harpreet harriet harriett harriette harrison harry harvey hassan
    hattie haydee hayden hayley haywood heath heather hector heidi helen helena helene helga hellen henrietta henry herb
    herbert heriberto herlinda herman herminia herschel hershel hester hieu hilario hilary hilda hildegard hillary hilton
    hipolito hiram hobert holli hollie hollis homayoun horace horacio hortencia hortense hosea houa hovsep howard hoyt hua
    hubert huey hugh hugo hui humberto huong hussein hye hyman hyun ian ibrahim ida idella ifeoma ignacio ihor ike ila
    ileana ilene ima imani imelda imogene ina india ines inez ingrid iola iona ione ira irene irma irvin irving irwin iryna
    isaac isabel isabell isabella isabelle isaiah isaias isiah isidro ismael ismail israel isreal issac itzel iva ivan
    ivette ivonne jacinto jackie jacklyn jaclyn jacob jacque jacquelin jacqueline jacquelyn jacques jacquline jae jaime jake
    jamaal jamal jamar jame jamel james jamey jami jamie jamison jana jane janeen janel janell janelle janet janette janice
    janie janina janine janis janna jannette jannie jaqueline jared jarod jarred jarrett jarrod jarvis jasmin jasmine jason
    jasper jaspreet jaswinder javier jay jayden jayme jayne jayson jeana jeanetta jeanette jeanie jeanine jeanna jeanne
    jeannette jeannie jeannine jed jeff jefferey jefferson jeffery jeffrey jeffry jena jenelle jenifer jeniffer jenna jennie
    jennifer jenny jerald jeramy jere jeremiah jeremy jeri jermaine jerold jerome jeromy jerrell jerri jerrod jerrold jerry
    jesica jess jesse jessie jesus jewel jewell jill jillian jim jimmie jimmy jin jing joan joanie joann joanna joanne
    joaquin jocelyn jodi jodie jody joe joel joelle joellen joesph joey johanna john johnathan johnathon johnie johnna
    johnnie johnny johnson jolene jon jonah jonas jonathan jonathon joni jonnie jordan jordon jorge jose josef josefa
    josefina joselito joseph josephine josette josh joshua josiah josie jospeh josue jovita joyce joycelyn juan juana
    juanita jude judi judith judson judy jules juli julian juliana julianna julianne julie juliet juliette julio julius jung
    justin justina justine kaitlin kaitlyn kalani kamala kami kao kara kareem karen karin karina karissa karl karla karol
    karon karrie karyn kasey kassandra kate katelyn katharine katherine katheryn kathi kathie kathleen kathrine kathryn
    kathy katie katina katrina katy kavya kay kayden kaye kayla keenan keisha keith kelley kelli kellie kelsey kelvin ken
    kendall kendra kendrick keneth kenneth kennith kenny kent kenton kenya keoni keri kermit kerri kerrie kerry kesha keshia
    keven kevin khadija khalid khanh khoa kia kieth kim kimberlee kimberley kimberly kip kira kirby kirk kirsten kisha kitty
    kofi korey kory kou kraig kris krishnan krista kristal kristen kristi kristie kristin kristina kristine kristofer
    kristopher kristy krystal krystle kuldeep kuo kurt kurtis kwame kyla kyle kylie kyong kyra kyung lacey lacy ladonna
    lakeisha lakesha lakeshia lakisha lakshmi lamar lamont lana lance landon lanny laquita lara larissa larry larysa
    lashanda lashawn lashonda latanya latasha latisha latonia latonya latosha latoya latrice latricia laureen laurel lauren
    laurence lauretta lauri laurie lavern laverne lavina lavinia lavon lavonne lawanda lawerence lawrence layla lazaro lea
    leah leandro leann leanna leanne leatrice leeann leif leigh leila leilani leisa lela leland lelia lemuel len lena lenard
    lenny lenora lenore leo leola leon leona leonard leonardo leone leonel leonor leonora leopoldo leora leota leroy les
    lesa lesley leslie lessie lester leta letha leticia letitia lettie levi lewis lia liam libby lida lidia ligaya lila
    lilia lilian liliana lillian lillie lilly lina linda lindsay lindsey lindy ling linh linnie lino linwood lionel lisa
    lisette lissette liz liza lizette lizzie lloyd logan lola lolita lon lona lonnie lonny lora loraine loren lorena lorene
    lorenza lorenzo loretta lori lorie lorine lorna lorraine lorri lorrie lottie lou louann louella louie louis louisa
    louise lourdes lowell loyd luann luanne lucas lucia luciano lucie lucien lucila lucile lucille lucinda lucio lucius
    lucretia lucy ludmila lue luella luigi luis luisa luke lula lulu lupe lupita lura luther luz lydia lyle lyman lyn lynda
    lyndon lyndsey lynette lynn lynne lynnette lynwood mabel mable mac macario madeleine madeline madelyn madge madonna mae
    magda magdalena magdalene maggie magnolia mahesh mahmoud mai majorie makoa malcolm malcom malia malik malinda malissa
    mallory mamie mandi mandy manpreet manual manuel manuela mara maranda marc marcel marcela marcelina marcelino marcella
    marcelle marcellus marcelo marci marcia marcie marco marcos marcus marcy margaret margarita margarito marge margery
    margie margo margot margret marguerite mari maria mariah mariam marian mariana mariann marianna marianne mariano maribel
    maricela marie marietta marilee marilyn marilynn mario marion marisa marisela marisol marissa marita maritza marjorie
    marjory markus marla marlena marlene marlin marlon marlyn marlys marnie marquis marquita marsha marshall marta martha
    martin martina marty marva marvin mary maryam maryann maryanne marybeth maryellen maryjane marylin marylou mason mateo
    mathew matias matilda matilde matt matthew mattie maud maude maudie maura maureen maurice mauricio maurine mauro mavis
    max maximo maxine maxwell maya maybelle mayme maynard mayra mckinley meagan meaghan meera meghan mei mel melanie melba
    mele melinda melisa melissa mellisa mellissa melodie melva melvin melvina meredith merle merlin merrill mervin mia
    micaela micah michael michaela michal michale micheal michel michele michell michelle mickey migdalia miguel mike mikel
    mikhail milagros milan mildred milford millard millicent millie milo milton mimi mina mindy minerva ming minnie miquel
    mireya miriam mirna mirwais missy misti misty mitch mitchel mitchell mittie mitzi modesto mohamed mohammad mohammed
    moises mollie molly mona monica monika monique monroe monte monty morgan morris morton mose moses moshe mozelle muhammad
    muriel murray mustafa mykola myles myra myrna myron myrtis nadia nadine najib nakia nalani nan nanci nancy nanette
    nannie naomi napoleon nasim nasreen nasrin natalia natalie natasha nathalie nathan nathanael nathanial nathaniel
    natividad navdeep neal ned nedra neha neil nelda nell nellie nelly nelson neng nereida nestor nettie neva neville newton
    nga ngoc ngozi nhi nhia nicholas nichole nick nicki nickolas nicky nicola nicolas nicole nigel niki nikita nikki nila
    nilda nina nita noah noble noe noel noelle noemi nola nolan nona noor nora norbert norberto noreen norma norman normand
    norris nova novella numbers octavia octavio odell odessa odis ofelia oksana ola oleksandr olen olena oleta olga olin
    oliver olivia ollie oma omar omer opal ophelia ora oralia oren orlando orval orville oscar osvaldo oswaldo otha otis
    otto owen pablo paige palmer pam pamala pamela pang pansy pao paramjit parwin pasquale patrica patrice patricia patrick
    patsy patti pattie patty paul paula paulette paulina pauline pearlie pearline pedro peggie peggy penelope percy perla
    perry pete peter petra phil philip phillip phillis philomena phoebe phuong phylis phyliss phyllis pierre pilar ping
    polly porfirio porter portia preston pricilla priscilla priya priyanka purificacion qing quan queen quentin quincy quinn
    quintin quinton quoc quynh rachael racheal rachel rachelle rae rafael rafaela rahim rajesh raleigh ramesh ramiro ramon
    ramona randal randall randell randi randolph randy ranjit raphael raquel rashad raul raven rayford raymon raymond
    raymundo reba rebeca rebecca rebekah refugio reggie regina reginald reid reina reinaldo rena renae renaldo renata renate
    renato rene renee renita reta retha reuben reva rex rey reyes reyna reynaldo rhea rhett rhoda rhonda ricardo richard
    richelle richie rick rickey rickie ricky rico rigoberto riley rita robbie robbin robby robert roberta roberto robin robt
    robyn rocco rochelle rocio rod roderick rodger rodney rodolfo rodrick rodrigo rogelio roger rohan roland rolando rolf
    rolland roma roman romeo romona ron rona ronald ronda ronnie ronny roosevelt rory rosa rosalba rosalee rosalia rosalie
    rosalina rosalind rosalinda rosalyn rosanna rosanne rosario roscoe roseann roseanna roseanne rosella roselyn rosemarie
    rosemary rosendo rosetta rosie rosina rosita roslyn ross rowena roxana roxane roxann roxanna roxanne roxie roy royce
    ruben rubin rubye rudolf rudolph rudy rueben rufus rupert ruslan russ russel russell ruth ruthann ruthie ryan sabina
    sabrina sadie sal sallie sally salvador salvatore sam samantha samatha sammie sammy samual samuel sandi sandra sandy
    sanford sang sanjay sanjuana sanjuanita santa santiago santo santos sarah sasha satnam saul saundra scarlett scot scott
    scottie scotty sean sebastian seini selena selina selma semisi seng serena sergei sergio seth seung seymour shabnam shad
    shafiq shameka shana shanda shane shanice shanna shannon shanon shanta shante shantel shara shari sharla sharlene sharon
    sharonda sharron sharyn shaun shauna shawn shawna shayla shayna shayne sheena sheila shelby sheldon shelia shelley
    shelli shellie shelly shelton sheree sheri sherie sherman sherri sherrie sherrill sherry sherwood sheryl shiela shirin
    shirlene shirley shon shonda siaosi siavash sid sidney silas silvia simon simone simran sione socorro sofia sol soledad
    solomon sondra sonia sonja sonny sonya soo sophia sophie soraya spencer stacey staci stacia stacie stacy stan stanford
    stanley stanton starla stefan stefanie stella stephan stephanie stephany stephen stephenie steve steven stevie stewart
    stuart sue sukhdev sung sunil sunita suresh susan susana susanna susanne susie suzan suzanna suzanne suzette svetlana
    sybil sydney sylvester sylvia tabatha tabitha tad tamara tameka tamela tamera tami tamika tammi tammie tammy tamra tana
    tania tanisha tanya tao tara taras taryn tasha tatiana tawana tawanda taylor ted teddy tena teng teodoro tera terence
    teresa terese teresita teressa teri terra terrance terrell terrence terri terrie tessa tessie tetiana tevita thad
    thaddeus thanh thao thea theda thelma theo theodora theodore theresa therese theron thiago thomas thurman thuy tia tiana
    tiara tiburcio tien tiffani tiffanie tiffany tigran tillie tim timmy timothy tina tisha titus tobias toby tod todd tom
    tomas tomasa tommie tommy toney toni tonia tonja tonya tori tory tosha tou tracey traci tracie tracy tram trang travis
    trena trent trenton tresa tressa treva trevor trey tricia trina trinidad trisha trista tristan troy truc trudy truman
    tuan twila twyla tyra tyree tyrell tyron tyrone tyson ulises ulysses una ursula vada vadim val valarie valencia valentin
    valentina valentine valeria valerie valorie vance vanessa vang vartan vasyl vaughn veda velda velma venessa venita venus
    vera verda verla vern verna vernell vernice vernon veronica vesta vicente vickey vicki vickie vicky victoria vida vijay
    vikki viliami vilma vince vincent vincenzo viola violeta virgie virgil virgilio virgina vito vivian viviana von vonda
    wahid waldo wally walter walton wanda ward warren waylon wayne wei weldon wendell wendi werner wes wesley weston whitney
    wilber wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo wilhelmina willa willard william williams willian
    willie willis willy wilma wilmer wilson wilton windy winford winfred winifred winnie winnifred winona winston woodrow
    wyatt xai xavier xiao ximena xochitl yadira yan yelena yer yesenia ying yolanda yong youa yousef yulia yusuf yvette
    yvonne zachariah zachary zachery zack zackary zahra zainab zane zarmina zelda zella zelma zenaida zoe zoila zoraida zoua
""")
